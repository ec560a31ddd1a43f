package aigateway.dialect.roundtrip.request;

import tools.jackson.databind.JsonNode;

/// Reads requests of one provider's format.
interface NativeRequest {
    /// What the request says.
    Said read(JsonNode request);
}
