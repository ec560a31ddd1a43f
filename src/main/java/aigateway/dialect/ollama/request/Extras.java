package aigateway.dialect.ollama.request;

import aigateway.json.Json;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The request's fields that have no place in [aigateway.model.ChatRequest]: those of Ollama's own
/// API are taken over untouched, the rest is reported unless it asks for what happens anyway.
final class Extras {
    private static final Set<String> NATIVE = Set.of("keep_alive", "truncate", "shift");

    private final Map<String, Bytes> fields;
    private final Losses losses;

    Extras(Map<String, Bytes> fields, Losses losses) {
        this.fields = new TreeMap<>(fields);
        this.losses = losses;
    }

    /// Takes a field out, so that it is neither written nor reported.
    @Nullable JsonNode take(String name) {
        Bytes raw = fields.remove(name);
        JsonNode node = raw == null ? null : Json.root(raw);
        return node == null || node.isNull() ? null : node;
    }

    /// Writes what can be said and reports the rest.
    void write(JsonWriter out) {
        fields.forEach(
                (name, raw) -> {
                    JsonNode value = Json.root(raw);
                    if (NATIVE.contains(name)) {
                        out.key(name).raw(raw);
                    } else if (value != null && !isHarmless(name, value)) {
                        losses.dropped(name);
                    }
                });
    }

    /// True if the value asks for nothing that would not happen anyway.
    private static boolean isHarmless(String name, JsonNode value) {
        if (value.isNull() || isEmpty(value)) {
            return true;
        }
        return switch (name) {
            case "store" -> value.kind() == JsonKind.FALSE;
            case "modalities" -> isTextOnly(value);
            case "verbosity" -> value.is("medium");
            case "service_tier" -> value.is("auto") || value.is("default");
            default -> false;
        };
    }

    private static boolean isTextOnly(JsonNode modalities) {
        for (JsonNode each : modalities.elements()) {
            if (!each.is("text")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEmpty(JsonNode value) {
        boolean container = value.isObject() || value.isArray();
        return container && value.doc().child(value.index()) == value.doc().next(value.index());
    }
}
