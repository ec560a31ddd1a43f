package aigateway.admin.rest;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The request as it came, for the few routes that look at header fields or take a body raw.
///
/// @param peer the address of whoever asks
/// @param fields the values of a header field by its name, as often as it was sent
/// @param body read already, unless the route takes it raw
public record Incoming(String peer, Function<String, List<String>> fields, Body body) {
    /// The values of a header field, as often as it was sent.
    public List<String> field(String name) {
        return fields.apply(name);
    }

    /// The value of a header field that was sent once, or null.
    public @Nullable String only(String name) {
        List<String> values = field(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    /// A body that is read when it is asked for.
    public interface Body {
        /// The bytes, but so many at most. Blocks until they are there.
        ///
        /// @throws IOException if it breaks off
        byte[] read(int most) throws IOException;
    }
}
