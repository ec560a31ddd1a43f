package aigateway.dialect.gemini.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.Reasoning;
import aigateway.model.ResponseFormat;
import aigateway.model.Sampling;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes `generationConfig` (https://ai.google.dev/api/generate-content#generationconfig): how
/// tokens are chosen, where the answer stops, and which form it has.
final class GenerationConfig {
    private static final Reasoning NOT_ASKED = new Reasoning(null, null, null);
    private static final int MOST_CANDIDATES = 8;
    private static final int MOST_STOPS = 5;
    private static final int MOST_LOGPROBS = 20;

    private final JsonWriter out;
    private final ModelRules rules;
    private final Host host;
    private final Map<String, Bytes> natives;
    private final Losses losses;
    private boolean open;

    /// @param natives fields in Gemini's own form; they win
    GenerationConfig(
            JsonWriter out,
            ModelRules rules,
            Host host,
            Map<String, Bytes> natives,
            Losses losses) {
        this.out = out;
        this.rules = rules;
        this.host = host;
        this.natives = natives;
        this.losses = losses;
    }

    /// @param thinking the name of the field in which the caller asked for thinking
    /// @param tools true if there are tools
    void write(ChatRequest request, String thinking, boolean tools) {
        Sampling sampling = request.sampling();
        limits(sampling);
        sampling(sampling);
        penalty("frequency_penalty", "frequencyPenalty", sampling.frequencyPenalty());
        penalty("presence_penalty", "presencePenalty", sampling.presencePenalty());
        candidates(sampling, request.stream());
        logprobs(sampling);
        thinking(request.reasoning(), thinking);
        format(request.responseFormat(), tools);
        for (Map.Entry<String, Bytes> field : natives.entrySet()) {
            open();
            out.key(field.getKey()).raw(field.getValue());
        }
        if (open) {
            out.endObject();
        }
    }

    private void thinking(Reasoning asked, String name) {
        if (!natives.containsKey("thinkingConfig")) {
            Thinking plan = Thinking.plan(asked, name, rules, losses);
            if (plan != null) {
                open();
                plan.write(out);
            }
        } else if (!asked.equals(NOT_ASKED)) {
            losses.dropped(name);
        }
    }

    private void open() {
        if (!open) {
            open = true;
            out.key("generationConfig").object();
        }
    }

    /// The writer, ready for a field's value; null if the caller said it in Gemini's own form, too.
    ///
    /// @param asked the field's name in the caller's request
    private @Nullable JsonWriter field(String name, String asked) {
        if (natives.containsKey(name)) {
            losses.dropped(asked);
            return null;
        }
        open();
        return out.key(name);
    }

    private void whole(String name, String asked, long value) {
        JsonWriter to = field(name, asked);
        if (to != null) {
            to.number(value);
        }
    }

    private void real(String name, String asked, double value) {
        JsonWriter to = field(name, asked);
        if (to != null) {
            to.number(value);
        }
    }

    private void limits(Sampling sampling) {
        Long most = sampling.maxTokens();
        if (most != null) {
            long limit = rules.listed() ? Math.min(most, rules.maxOutputTokens()) : most;
            whole("maxOutputTokens", "max_tokens", limit);
        }
        int stops = 0;
        JsonWriter to = null;
        for (String stop : sampling.stop()) {
            if (stop.isEmpty() || stops == MOST_STOPS) {
                losses.dropped("stop");
                continue;
            }
            to = stops++ == 0 ? field("stopSequences", "stop") : to;
            if (to != null) {
                (stops == 1 ? to.array() : to).string(stop);
            }
        }
        if (to != null) {
            to.endArray();
        }
    }

    private void sampling(Sampling sampling) {
        boolean none = rules.has(Trait.NO_SAMPLING);
        Double temperature = sampling.temperature();
        if (temperature != null) {
            if (!none) {
                real("temperature", "temperature", temperature);
            } else if (temperature != 1) {
                losses.dropped("temperature");
            }
        }
        Double topP = sampling.topP();
        if (topP != null) {
            if (!none) {
                real("topP", "top_p", topP);
            } else if (topP != 1) {
                losses.dropped("top_p");
            }
        }
        Long topK = sampling.topK();
        if (topK != null) {
            if (none || topK < 1) {
                losses.dropped("top_k");
            } else {
                whole("topK", "top_k", topK);
            }
        }
        Long seed = sampling.seed();
        if (seed != null) {
            if (seed == seed.intValue()) {
                whole("seed", "seed", seed);
            } else {
                losses.dropped("seed");
            }
        }
    }

    private void penalty(String name, String own, @Nullable Double value) {
        if (value == null || value == 0) {
            return;
        }
        if (rules.has(Trait.PENALTIES)) {
            real(own, name, Math.min(value, 1.99)); // below 2, which is OpenAI's most
        } else {
            losses.dropped(name);
        }
    }

    /// Several candidates come in whole answers only.
    private void candidates(Sampling sampling, boolean stream) {
        Long n = sampling.n();
        if (n == null || n == 1) {
            return;
        }
        if (rules.has(Trait.CANDIDATES) && !stream && n <= MOST_CANDIDATES) {
            whole("candidateCount", "n", n);
        } else {
            losses.dropped("n");
        }
    }

    private void logprobs(Sampling sampling) {
        boolean has =
                rules.has(Trait.LOGPROBS)
                        || (host == Host.VERTEX && rules.has(Trait.LOGPROBS_AT_VERTEX));
        Long top = sampling.topLogprobs();
        if (Boolean.TRUE.equals(sampling.logprobs())) {
            if (!has) {
                losses.dropped("logprobs");
            } else {
                JsonWriter to = field("responseLogprobs", "logprobs");
                if (to != null) {
                    to.bool(true);
                }
            }
        }
        if (top != null && top > 0) {
            if (has) {
                whole("logprobs", "top_logprobs", Math.min(top, MOST_LOGPROBS));
            } else {
                losses.dropped("top_logprobs");
            }
        }
    }

    private void format(@Nullable ResponseFormat format, boolean tools) {
        switch (format) {
            case null -> {}
            case ResponseFormat.Text _ -> {}
            case ResponseFormat.JsonObject _ -> json(null, tools);
            case ResponseFormat.JsonSchema schema -> json(schema, tools);
        }
    }

    private void json(ResponseFormat.@Nullable JsonSchema schema, boolean tools) {
        if (tools && !rules.has(Trait.JSON_WITH_TOOLS)) {
            losses.dropped("response_format");
            return;
        }
        JsonWriter type = field("responseMimeType", "response_format");
        if (type != null) {
            type.string("application/json");
        }
        JsonWriter to = schema == null ? null : field("responseJsonSchema", "response_format");
        if (schema != null && to != null) {
            String path = "response_format.json_schema.schema";
            Bytes copy = SchemaCopy.of(schema.schema(), path, losses);
            to.raw(described(copy, schema.description()));
        }
    }

    /// The schema with the description that stood beside it, if it has none of its own.
    private static Bytes described(Bytes schema, @Nullable String description) {
        JsonNode root = description == null ? null : Json.root(schema);
        if (root == null
                || description == null
                || !root.isObject()
                || root.field("description") != null) {
            return schema;
        }
        JsonPatch patch = new JsonPatch(root.doc());
        patch.set(root, "description", new JsonWriter().string(description).bytes());
        return patch.bytes();
    }
}
