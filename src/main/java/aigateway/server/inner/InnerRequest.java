package aigateway.server.inner;

import aigateway.model.Bytes;
import java.util.Map;

/// A request that comes from within the process.
///
/// @param door where it came in, as `POST /admin/playground`
/// @param peer the address of whoever asks
/// @param fields header fields by their names in lower case
/// @param body its bytes are counted in the budget of buffers already
public record InnerRequest(String door, String peer, Map<String, String> fields, Bytes body) {
    /// Copies the map.
    public InnerRequest {
        fields = Map.copyOf(fields);
    }
}
