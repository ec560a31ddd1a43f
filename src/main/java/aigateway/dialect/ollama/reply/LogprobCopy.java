package aigateway.dialect.ollama.reply;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Ollama's `logprobs` (since version 0.12.11) in OpenAI's form, in which no key may be missing.
final class LogprobCopy {
    private LogprobCopy() {}

    /// OpenAI's object for an array of Ollama's.
    static Bytes of(JsonNode logprobs) {
        JsonWriter out = new JsonWriter().object().key("content").array();
        for (JsonNode each : logprobs.elements()) {
            token(out, each);
            out.key("top_logprobs").array();
            JsonNode others = each.get("top_logprobs");
            if (others != null) {
                for (JsonNode other : others.elements()) {
                    token(out, other);
                    out.endObject();
                }
            }
            out.endArray().endObject();
        }
        return out.endArray().key("refusal").nul().endObject().bytes();
    }

    /// Begins a token's object.
    private static void token(JsonWriter out, JsonNode token) {
        out.object();
        copy(out, "token", token.get("token"));
        copy(out, "logprob", token.get("logprob"));
        copy(out, "bytes", token.get("bytes"));
    }

    private static void copy(JsonWriter out, String key, @Nullable JsonNode value) {
        out.key(key);
        if (value == null) {
            out.nul();
        } else {
            out.raw(value.raw());
        }
    }
}
