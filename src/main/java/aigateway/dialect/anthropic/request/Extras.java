package aigateway.dialect.anthropic.request;

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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The request's fields that have no place in [ChatRequest]: those of Anthropic's own API are taken
/// over untouched, a few of OpenAI's have an equivalent, the rest is reported unless it asks for
/// what happens anyway.
final class Extras {
    /// Anthropic's fields, with the beta that they need, if any.
    private static final Map<String, String> NATIVE =
            Map.of(
                    "cache_control", "",
                    "container", "",
                    "inference_geo", "",
                    "diagnostics", "",
                    "context_management", "context-management-2025-06-27",
                    "mcp_servers", "mcp-client-2025-11-20",
                    "fallbacks", "server-side-fallback-2026-07-01",
                    "speed", "fast-mode-2026-02-01");

    private final ChatRequest request;
    private final Map<String, Bytes> fields;
    private final Losses losses;

    Extras(ChatRequest request, Losses losses) {
        this.request = request;
        this.fields = new TreeMap<>(request.extra());
        this.losses = losses;
    }

    /// Takes a field out, so that it is neither written nor reported.
    @Nullable JsonNode take(String name) {
        Bytes raw = fields.remove(name);
        JsonNode node = raw == null ? null : Json.root(raw);
        return node == null || node.isNull() ? null : node;
    }

    /// Takes out what stands in an object that was written whole.
    void takeBelow(String object) {
        fields.keySet().removeIf(name -> name.startsWith(object + "."));
    }

    /// Takes out the tools in Anthropic's own form, which the caller put among the functions.
    List<JsonNode> tools() {
        List<JsonNode> tools = new ArrayList<>(0);
        for (String name : List.copyOf(fields.keySet())) {
            if (name.startsWith("tools.")) {
                Bytes raw = fields.get(name);
                JsonNode tool = raw == null ? null : Json.root(raw);
                if (tool != null && isOwnTool(tool)) {
                    fields.remove(name);
                    tools.add(tool);
                }
            }
        }
        return tools;
    }

    /// True for a tool with a schema beside its name, and for one of a dated type, as
    /// `web_search_20250305`.
    private static boolean isOwnTool(JsonNode tool) {
        String type = tool.text("type");
        int dash = type == null ? -1 : type.lastIndexOf('_');
        return tool.get("input_schema") != null
                || (type != null && dash > 0 && type.startsWith("20", dash + 1));
    }

    /// Writes what can be said and reports the rest.
    void write(JsonWriter out, BetaHeader betas) {
        user(out);
        serviceTier(out);
        JsonNode named = take("anthropic_beta");
        if (named != null) {
            betas.add(named.text() == null ? "" : named.text());
            named.elements().forEach(each -> betas.add(each.text() == null ? "" : each.text()));
        }
        JsonNode stops = take("stop_sequences");
        if (stops != null && stops.isArray() && request.sampling().stop().isEmpty()) {
            out.key("stop_sequences").raw(stops.raw());
        }
        fields.forEach(
                (name, raw) -> {
                    String beta = NATIVE.get(name);
                    JsonNode value = Json.root(raw);
                    if (beta != null) {
                        out.key(name).raw(raw);
                        betas.add(beta);
                    } else if (value != null && !isHarmless(name, value)) {
                        losses.dropped(name);
                    }
                });
    }

    private void user(JsonWriter out) {
        JsonNode metadata = take("metadata");
        JsonNode identifier = take("safety_identifier");
        String user = request.user();
        if (user == null && identifier != null) {
            user = identifier.text();
        }
        if (metadata != null) {
            if (user == null) {
                user = metadata.text("user_id");
            }
            metadata.members(
                    (key, _) -> {
                        if (!key.equals("user_id")) {
                            losses.dropped("metadata");
                        }
                    });
        }
        if (user != null) {
            out.key("metadata").object().key("user_id").string(user).endObject();
        }
    }

    private void serviceTier(JsonWriter out) {
        JsonNode tier = take("service_tier");
        if (tier == null || tier.is("auto")) {
            return; // Anthropic's default is `auto` as well
        }
        if (tier.is("default") || tier.is("standard_only")) {
            out.key("service_tier").string("standard_only");
        } else {
            losses.dropped("service_tier");
        }
    }

    /// True if the value asks for nothing that would not happen anyway.
    private static boolean isHarmless(String name, JsonNode value) {
        if (value.isNull() || name.equals("stream_options") || isEmpty(value)) {
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
