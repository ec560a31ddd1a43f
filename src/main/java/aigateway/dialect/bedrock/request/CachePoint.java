package aigateway.dialect.bedrock.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import org.jspecify.annotations.Nullable;

/// Writes a cache point behind what Anthropic's `cache_control` marks
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CachePointBlock.html>).
final class CachePoint {
    private CachePoint() {}

    /// Writes the block, or reports that the model takes none.
    ///
    /// @param path what is marked, by its name in the caller's request
    static void write(
            JsonWriter out,
            @Nullable Bytes cacheControl,
            String path,
            ModelRules rules,
            Losses losses) {
        if (cacheControl == null) {
            return;
        }
        if (!rules.has(Trait.CACHE_POINTS)) {
            losses.dropped(path + ".cache_control");
            return;
        }
        JsonNode json = Json.root(cacheControl);
        String ttl = json == null ? null : json.text("ttl");
        out.object().key("cachePoint").object().key("type").string("default");
        if (ttl != null && !ttl.equals("5m")) { // five minutes is the usual time
            out.key("ttl").string(ttl);
        }
        out.endObject().endObject();
    }
}
