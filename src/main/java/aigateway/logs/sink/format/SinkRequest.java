package aigateway.logs.sink.format;

import aigateway.model.Bytes;
import java.util.Map;

/// A request that a sink takes.
///
/// @param path below the sink's endpoint, begins with `/`; with a query if it has one
/// @param headers by names in lower case, without `content-encoding` and `content-length`; they
/// hold the credential
/// @param body not compressed
public record SinkRequest(String method, String path, Map<String, String> headers, Bytes body) {
    /// Copies the map.
    public SinkRequest {
        headers = Map.copyOf(headers);
    }
}
