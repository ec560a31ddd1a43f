package aigateway.dialect.anthropic.request;

import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Sampling;
import org.jspecify.annotations.Nullable;

/// Writes how tokens are chosen and where the answer stops.
final class Parameters {
    /// Least `top_p` while the model thinks.
    private static final double LEAST_THINKING_TOP_P = 0.95;

    private final JsonWriter out;
    private final Losses losses;

    Parameters(JsonWriter out, Losses losses) {
        this.out = out;
        this.losses = losses;
    }

    /// The limit that goes out: the caller's, or all that the model can give.
    static long maxTokens(Sampling sampling, ModelRules rules) {
        Long asked = sampling.maxTokens();
        if (asked == null) {
            return rules.maxOutputTokens();
        }
        return rules.listed() ? Math.min(asked, rules.maxOutputTokens()) : asked;
    }

    void write(Sampling sampling, ModelRules rules, boolean thinking) {
        stop(sampling);
        boolean none = rules.has(Trait.NO_SAMPLING);
        Double asked = sampling.temperature();
        Double topP = sampling.topP();
        // 1 is Anthropic's own temperature, and its highest: above it there is nothing to ask for.
        double temperature = asked == null ? 1 : asked;
        boolean cold = temperature < 1 && !none && !thinking;
        if (cold) {
            out.key("temperature").number(temperature);
        } else if (temperature != 1) {
            losses.dropped("temperature");
        }
        if (topP != null && topP != 1) {
            boolean low = thinking && topP < LEAST_THINKING_TOP_P;
            if (none || low || (cold && rules.has(Trait.ONE_SAMPLING))) {
                losses.dropped("top_p");
            } else {
                out.key("top_p").number(topP);
            }
        }
        if (sampling.topK() != null) {
            if (none || thinking || sampling.topK() < 1) {
                losses.dropped("top_k");
            } else {
                out.key("top_k").number(sampling.topK());
            }
        }
        unknown(sampling);
    }

    private void stop(Sampling sampling) {
        boolean any = false;
        for (String text : sampling.stop()) {
            if (text.isBlank()) {
                losses.dropped("stop");
                continue;
            }
            if (!any) {
                out.key("stop_sequences").array();
                any = true;
            }
            out.string(text);
        }
        if (any) {
            out.endArray();
        }
    }

    private void unknown(Sampling sampling) {
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
