package aigateway.dialect.mistral.request;

import aigateway.json.Json;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The request's fields that have no place in [ChatRequest]: those of Mistral's own API are taken
/// over untouched, a few of OpenAI's have an equivalent, the rest is reported unless it asks for
/// what happens anyway.
final class Extras {
    private static final Set<String> NATIVE =
            Set.of("guardrails", "metadata", "prompt_cache_key", "safe_prompt");
    private static final Set<String> OWN_TOOLS =
            Set.of(
                    "web_search",
                    "web_search_premium",
                    "code_interpreter",
                    "image_generation",
                    "document_library",
                    "connector");

    private final ChatRequest request;
    private final ModelRules rules;
    private final Losses losses;
    private final Map<String, Bytes> fields;

    Extras(ChatRequest request, ModelRules rules, Losses losses) {
        this.request = request;
        this.rules = rules;
        this.losses = losses;
        this.fields = new TreeMap<>(request.extra());
    }

    /// Takes out the tools in Mistral's own form, which the caller put among the functions.
    List<Bytes> tools() {
        List<Bytes> tools = new ArrayList<>(0);
        fields.entrySet()
                .removeIf(
                        field -> {
                            boolean own =
                                    field.getKey().startsWith("tools.")
                                            && isOwnTool(Json.root(field.getValue()));
                            if (own) {
                                tools.add(field.getValue());
                            }
                            return own;
                        });
        return tools;
    }

    private static boolean isOwnTool(@Nullable JsonNode tool) {
        String type = tool == null ? null : tool.text("type");
        return type != null && OWN_TOOLS.contains(type);
    }

    /// Writes what can be said and reports the rest.
    void write(JsonWriter out) {
        if (request.user() != null) {
            losses.dropped("user");
        }
        fields.forEach(
                (name, raw) -> {
                    JsonNode value = Json.root(raw);
                    if (value != null && !value.isNull() && !field(out, name, value)) {
                        losses.dropped(name);
                    }
                });
    }

    /// Writes a field; false if Mistral has no place for it.
    private boolean field(JsonWriter out, String name, JsonNode value) {
        switch (name) {
            case "prediction" -> {
                return prediction(out, value);
            }
            case "service_tier" -> {
                return serviceTier(out, value);
            }
            case "safePrompt" -> {
                // as Mistral's own client libraries name it
                if (!fields.containsKey("safe_prompt")) {
                    out.key("safe_prompt").raw(value.raw());
                }
                return true;
            }
            case "prompt_mode" -> {
                if (rules.has(Trait.PROMPT_MODE)) {
                    out.key(name).raw(value.raw());
                }
                return rules.has(Trait.PROMPT_MODE);
            }
            case "random_seed" -> {
                if (request.sampling().seed() == null) {
                    out.key(name).raw(value.raw());
                }
                return true;
            }
            default -> {
                if (NATIVE.contains(name)) {
                    out.key(name).raw(value.raw());
                    return true;
                }
                return isHarmless(name, value);
            }
        }
    }

    /// Text that the answer will probably have in it; OpenAI's may be in parts.
    private boolean prediction(JsonWriter out, JsonNode value) {
        JsonNode content = value.get("content");
        Long n = request.sampling().n();
        if (content == null || !rules.has(Trait.PREDICTION) || (n != null && n > 1)) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        String whole = content.text();
        text.append(whole == null ? "" : whole);
        for (JsonNode part : content.elements()) {
            String piece = part.text("text");
            text.append(piece == null ? "" : piece);
        }
        out.key("prediction").object().key("type").string("content");
        out.key("content").string(text.toString()).endObject();
        return true;
    }

    /// Mistral knows `auto`, its default, and `standard_only`, which is OpenAI's `default`.
    private static boolean serviceTier(JsonWriter out, JsonNode tier) {
        if (tier.is("default") || tier.is("standard_only")) {
            out.key("service_tier").string("standard_only");
            return true;
        }
        return tier.is("auto");
    }

    /// True if the value asks for nothing that would not happen anyway.
    private static boolean isHarmless(String name, JsonNode value) {
        if (name.equals("stream_options") || isEmpty(value)) {
            return true;
        }
        return switch (name) {
            case "store" -> value.kind() == JsonKind.FALSE;
            case "modalities" -> isTextOnly(value);
            case "verbosity" -> value.is("medium");
            case "min_p" -> value.asDouble() == 0;
            case "repetition_penalty" -> value.asDouble() == 1;
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
