package aigateway.logs.sink.testing;

import java.util.Map;

/// A request that a fake got.
///
/// @param headers by names in lower case
/// @param body unpacked
/// @param packed true if it was compressed
public record Received(
        String method, String target, Map<String, String> headers, byte[] body, boolean packed) {
    /// The target without its query.
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// A header's value, or an empty text.
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
