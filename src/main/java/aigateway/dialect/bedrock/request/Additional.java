package aigateway.dialect.bedrock.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers `additionalModelRequestFields`: what only some models take, in their own terms. What the
/// caller wrote there itself counts before all that is made for it.
final class Additional {
    private final Map<String, Bytes> fields = new LinkedHashMap<>();

    /// @param own the caller's own field, if it sent one
    Additional(@Nullable JsonNode own) {
        if (own != null) {
            own.members((name, value) -> fields.put(name, value.raw()));
        }
    }

    void number(String name, long value) {
        raw(name, new JsonWriter().number(value).bytes());
    }

    void string(String name, String value) {
        raw(name, new JsonWriter().string(value).bytes());
    }

    /// An object with one number in it.
    void object(String name, String key, long value) {
        raw(name, new JsonWriter().object().key(key).number(value).endObject().bytes());
    }

    /// An object with one text in it.
    void object(String name, String key, String value) {
        raw(name, new JsonWriter().object().key(key).string(value).endObject().bytes());
    }

    /// Adds one text to an object, which may be there already.
    void member(String name, String key, String value) {
        Bytes present = fields.get(name);
        JsonNode own = present == null ? null : Json.root(present);
        if (own == null || !own.isObject()) {
            object(name, key, value);
        } else if (own.get(key) == null) {
            JsonPatch patch = new JsonPatch(own.doc());
            patch.set(own, key, new JsonWriter().string(value).bytes());
            fields.put(name, patch.bytes());
        }
    }

    void raw(String name, Bytes json) {
        fields.putIfAbsent(name, json);
    }

    void write(JsonWriter out) {
        if (!fields.isEmpty()) {
            out.key("additionalModelRequestFields").object();
            fields.forEach((name, json) -> out.key(name).raw(json));
            out.endObject();
        }
    }
}
