package aigateway.dialect.bedrock.request;

import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Sampling;
import org.jspecify.annotations.Nullable;

/// Writes `inferenceConfig`: how tokens are chosen and where the answer stops
/// (`InferenceConfiguration` in the API reference).
final class Parameters {
    /// Least `topP` while Claude thinks.
    private static final double LEAST_THINKING_TOP_P = 0.95;

    private final Sampling sampling;
    private final ModelRules rules;
    private final Thinking thinking;
    private final Losses losses;
    private final JsonWriter out;
    private boolean open;

    Parameters(
            JsonWriter out, Sampling sampling, ModelRules rules, Thinking thinking, Losses losses) {
        this.out = out;
        this.sampling = sampling;
        this.rules = rules;
        this.thinking = thinking;
        this.losses = losses;
    }

    /// The caller's limit, at most the model's; null if the caller has none.
    static @Nullable Long maxTokens(Sampling sampling, ModelRules rules) {
        Long asked = sampling.maxTokens();
        boolean limited = rules.listed() && rules.maxOutputTokens() > 0;
        return asked == null || !limited
                ? asked
                : Long.valueOf(Math.min(asked, rules.maxOutputTokens()));
    }

    void write(Additional additional) {
        Long limit = maxTokens(sampling, rules);
        if (limit != null) {
            key("maxTokens").number(limit);
        } else if (thinking.mode() == Thinking.Mode.BUDGET) {
            key("maxTokens").number(rules.maxOutputTokens()); // the budget must be below it
        }
        boolean cold = temperature();
        topP(cold);
        topK(additional);
        stop();
        if (open) {
            out.endObject();
        }
        unknown();
    }

    private JsonWriter key(String name) {
        if (!open) {
            open = true;
            out.key("inferenceConfig").object();
        }
        return out.key(name);
    }

    private boolean isFixed() {
        return rules.has(Trait.NO_SAMPLING) || thinking.fixesSampling();
    }

    /// Writes the temperature; true if it was written. Bedrock's highest is 1, which is Claude's
    /// usual one.
    private boolean temperature() {
        Double asked = sampling.temperature();
        if (asked == null || (rules.claude() && asked == 1)) {
            return false;
        }
        if (asked > 1 || isFixed()) {
            losses.dropped("temperature");
            return false;
        }
        key("temperature").number(asked);
        return true;
    }

    private void topP(boolean cold) {
        Double asked = sampling.topP();
        if (asked == null || asked == 1) {
            return;
        }
        boolean mild =
                rules.claude() && !rules.has(Trait.NO_SAMPLING) && asked >= LEAST_THINKING_TOP_P;
        if ((isFixed() && !mild) || (cold && rules.has(Trait.ONE_SAMPLING))) {
            losses.dropped("top_p");
        } else {
            key("topP").number(asked);
        }
    }

    private void topK(Additional additional) {
        Long asked = sampling.topK();
        if (asked == null) {
            return;
        }
        if (asked < 1 || isFixed()) {
            losses.dropped("top_k");
        } else if (rules.claude()) {
            additional.number("top_k", asked);
        } else if (rules.has(Trait.OWN_TOP_K)) {
            additional.object("inferenceConfig", "topK", asked);
        } else {
            losses.dropped("top_k");
        }
    }

    private void stop() {
        boolean any = false;
        for (String text : sampling.stop()) {
            if (text.isEmpty() || (rules.claude() && text.isBlank())) {
                losses.dropped("stop");
                continue;
            }
            if (!any) {
                key("stopSequences").array();
                any = true;
            }
            out.string(text);
        }
        if (any) {
            out.endArray();
        }
    }

    private void unknown() {
        drop("frequency_penalty", sampling.frequencyPenalty());
        drop("presence_penalty", sampling.presencePenalty());
        if (sampling.seed() != null) {
            losses.dropped("seed");
        }
        if (sampling.n() != null && sampling.n() > 1) {
            losses.dropped("n");
        }
        if (Boolean.TRUE.equals(sampling.logprobs())) {
            losses.dropped("logprobs");
        }
        if (sampling.topLogprobs() != null && sampling.topLogprobs() > 0) {
            losses.dropped("top_logprobs");
        }
    }

    private void drop(String name, @Nullable Double value) {
        if (value != null && value != 0) {
            losses.dropped(name);
        }
    }
}
