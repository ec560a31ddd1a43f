package aigateway.dialect.mistral.request;

import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Reasoning;
import aigateway.model.Sampling;
import org.jspecify.annotations.Nullable;

/// Writes how tokens are chosen, where the answer stops and how much the model thinks.
final class Parameters {
    /// Mistral's highest temperature.
    private static final double HOTTEST = 1.5;

    private final JsonWriter out;
    private final Losses losses;

    Parameters(JsonWriter out, Losses losses) {
        this.out = out;
        this.losses = losses;
    }

    void write(Sampling sampling) {
        temperature(sampling);
        real("frequency_penalty", sampling.frequencyPenalty());
        real("presence_penalty", sampling.presencePenalty());
        whole("max_tokens", sampling.maxTokens());
        whole("n", sampling.n());
        Long seed = sampling.seed();
        if (seed != null && seed < 0) {
            losses.dropped("seed");
        } else {
            whole("random_seed", seed);
        }
        if (!sampling.stop().isEmpty()) {
            out.key("stop").array();
            sampling.stop().forEach(out::string);
            out.endArray();
        }
        if (sampling.topK() != null && sampling.topK() > 0) {
            losses.dropped("top_k");
        }
        if (Boolean.TRUE.equals(sampling.logprobs())) {
            losses.dropped("logprobs");
        }
        if (sampling.topLogprobs() != null && sampling.topLogprobs() > 0) {
            losses.dropped("top_logprobs");
        }
    }

    private void temperature(Sampling sampling) {
        Double temperature = sampling.temperature();
        if (temperature != null && temperature > HOTTEST) {
            losses.dropped("temperature");
        } else {
            real("temperature", temperature);
        }
        Double topP = sampling.topP();
        // At temperature 0 nothing is left to choose, and Mistral wants no other `top_p` than 1.
        boolean greedy = temperature != null && temperature == 0;
        if (topP != null && topP == 0 && !greedy) {
            losses.dropped("top_p");
        } else if (!greedy) {
            real("top_p", topP);
        }
    }

    /// `none` or `high`: Mistral's models think or do not.
    void reasoning(Reasoning asked, ModelRules rules) {
        boolean budget = asked.budgetTokens() != null && asked.budgetTokens() > 0;
        boolean off =
                Boolean.FALSE.equals(asked.enabled())
                        || "none".equals(asked.effort())
                        || (asked.budgetTokens() != null && !budget);
        boolean on = asked.effort() != null || budget || Boolean.TRUE.equals(asked.enabled());
        if (!off && !on) {
            return;
        }
        if (rules.has(Trait.REASONING_EFFORT)) {
            out.key("reasoning_effort").string(off ? "none" : "high");
            if (!off && budget) {
                losses.dropped("reasoning.max_tokens");
            }
        } else if (!off) {
            losses.dropped(asked.effort() != null ? "reasoning_effort" : "reasoning");
        }
    }

    private void real(String field, @Nullable Double value) {
        if (value != null) {
            out.key(field).number(value);
        }
    }

    private void whole(String field, @Nullable Long value) {
        if (value != null) {
            out.key(field).number(value);
        }
    }
}
