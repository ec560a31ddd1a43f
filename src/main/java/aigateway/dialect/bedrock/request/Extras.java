package aigateway.dialect.bedrock.request;

import aigateway.json.Json;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The request's fields that have no place in [ChatRequest]: those of Converse are taken over
/// untouched, those of a model go to `additionalModelRequestFields`, a few of OpenAI's have an
/// equivalent, the rest is reported unless it asks for what happens anyway.
final class Extras {
    private static final Set<String> NATIVE =
            Set.of(
                    "guardrailConfig",
                    "additionalModelResponseFieldPaths",
                    "requestMetadata",
                    "performanceConfig",
                    "promptVariables",
                    "serviceTier");

    /// Fields of Claude that Converse has no place for.
    private static final Set<String> OF_CLAUDE =
            Set.of("anthropic_beta", "context_management", "output_config");

    private static final int MOST_METADATA = 16;
    private static final int LONGEST_METADATA = 256;
    private static final String METADATA_CHARS = " \t\n:_@$#=/+,-.";

    private final ModelRules rules;
    private final @Nullable String user;
    private final Map<String, Bytes> fields;
    private final Losses losses;

    Extras(ChatRequest request, ModelRules rules, Losses losses) {
        this.rules = rules;
        this.user = request.user();
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

    /// Gathers what only some models take.
    void gather(Additional to) {
        fields.entrySet().removeIf(field -> gathered(field.getKey(), field.getValue(), to));
    }

    private boolean gathered(String name, Bytes raw, Additional to) {
        boolean claudes = rules.claude() && OF_CLAUDE.contains(name);
        boolean novas = name.equals("reasoningConfig") && rules.has(Trait.REASONING_CONFIG);
        if (!claudes && !novas) {
            return false;
        }
        JsonNode value = Json.root(raw);
        boolean one = name.equals("anthropic_beta") && value != null && value.isString();
        to.raw(name, one ? new JsonWriter().array().raw(raw).endArray().bytes() : raw);
        return true;
    }

    /// Writes what can be said and reports the rest.
    void write(JsonWriter out) {
        metadata(out);
        serviceTier(out);
        fields.forEach(
                (name, raw) -> {
                    JsonNode value = Json.root(raw);
                    if (NATIVE.contains(name)) {
                        out.key(name).raw(raw);
                    } else if (value != null && !isHarmless(name, value)) {
                        losses.dropped(name);
                    }
                });
        if (user != null) {
            losses.dropped("user");
        }
    }

    private void metadata(JsonWriter out) {
        Bytes raw = fields.get("metadata");
        JsonNode metadata = raw == null ? null : Json.root(raw);
        if (metadata == null || isEmpty(metadata) || fields.containsKey("requestMetadata")) {
            return;
        }
        if (isRequestMetadata(metadata)) {
            take("metadata");
            out.key("requestMetadata").raw(metadata.raw());
        }
    }

    /// True if Converse takes it: at most 16 short plain texts
    /// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html>).
    private static boolean isRequestMetadata(JsonNode metadata) {
        int[] good = new int[2];
        metadata.members(
                (key, value) -> {
                    String text = value.text();
                    boolean fits = text != null && isPlain(text) && isPlain(key) && !key.isEmpty();
                    good[fits ? 0 : 1]++;
                });
        return good[1] == 0 && good[0] <= MOST_METADATA;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
            if (!letter && METADATA_CHARS.indexOf(c) < 0) {
                return false;
            }
        }
        return text.length() <= LONGEST_METADATA;
    }

    private void serviceTier(JsonWriter out) {
        if (fields.containsKey("serviceTier")) {
            return;
        }
        JsonNode tier = take("service_tier");
        if (tier == null || tier.is("auto") || tier.is("default")) {
            return; // Bedrock's default is `default` as well
        }
        if (tier.is("flex") || tier.is("priority") || tier.is("reserved")) {
            out.key("serviceTier").object().key("type").raw(tier.raw()).endObject();
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
        return modalities.isArray();
    }

    private static boolean isEmpty(JsonNode value) {
        boolean container = value.isObject() || value.isArray();
        return container && value.doc().child(value.index()) == value.doc().next(value.index());
    }
}
