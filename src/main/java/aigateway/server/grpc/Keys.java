package aigateway.server.grpc;

import io.grpc.Metadata;
import java.util.concurrent.ConcurrentHashMap;

/// The keys of metadata by their names: making one takes longer than finding it. Thread-safe.
final class Keys {
    private static final int MANY = 256;

    private final ConcurrentHashMap<String, Metadata.Key<String>> known = new ConcurrentHashMap<>();

    /// The key of a text field.
    ///
    /// @param name in lower case; callers may choose it, so not all are remembered
    Metadata.Key<String> of(String name) {
        Metadata.Key<String> key = known.get(name);
        if (key == null) {
            key = Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
            if (known.size() < MANY) {
                known.put(name, key);
            }
        }
        return key;
    }
}
