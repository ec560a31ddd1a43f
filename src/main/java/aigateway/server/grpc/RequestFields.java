package aigateway.server.grpc;

import aigateway.net.HeaderView;
import io.grpc.Metadata;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A call's metadata as header fields: they mean what they mean over HTTP. For one thread.
final class RequestFields implements HeaderView {
    private static final String PROVIDER = "x-llm-provider";
    private static final Keys KEYS = new Keys();

    private final Metadata metadata;
    private String provider = "";

    RequestFields(Metadata metadata) {
        this.metadata = metadata;
    }

    /// Sets the provider that the request itself names; it wins over the metadata. Empty for none.
    void provider(String named) {
        provider = named;
    }

    @Override
    public @Nullable String get(String lowerCaseName) {
        if (!provider.isEmpty() && lowerCaseName.equals(PROVIDER)) {
            return provider;
        }
        Iterable<String> values = metadata.getAll(KEYS.of(lowerCaseName));
        return values == null ? null : values.iterator().next();
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (String name : metadata.keys()) {
            if (!name.endsWith(Metadata.BINARY_HEADER_SUFFIX)) {
                Iterable<String> values = metadata.getAll(KEYS.of(name));
                if (values != null) {
                    values.forEach(value -> field.accept(name, value));
                }
            }
        }
    }
}
