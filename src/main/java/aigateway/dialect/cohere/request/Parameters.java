package aigateway.dialect.cohere.request;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes how tokens are chosen and where the answer stops, within the limits that
/// <https://docs.cohere.com/reference/chat> names: beyond them Cohere refuses the request. A value
/// beyond becomes the nearest one that Cohere takes, and is reported.
final class Parameters {
    private static final double LEAST_P = 0.01;
    private static final double MOST_P = 0.99;
    private static final long MOST_K = 500;
    private static final int MOST_STOPS = 5;

    private final JsonWriter out;
    private final Losses losses;

    Parameters(JsonWriter out, Losses losses) {
        this.out = out;
        this.losses = losses;
    }

    /// Writes the fields.
    ///
    /// @param extras may hold some of them under Cohere's own names
    void write(Sampling sampling, Extras extras) {
        if (sampling.maxTokens() != null) {
            out.key("max_tokens").number(sampling.maxTokens());
        }
        stop(sampling.stop(), extras.take("stop_sequences"));
        between("temperature", sampling.temperature(), 1);
        p(sampling.topP(), extras.take("p"));
        k(sampling.topK(), extras.take("k"));
        penalty("frequency_penalty", sampling.frequencyPenalty());
        penalty("presence_penalty", sampling.presencePenalty());
        Long seed = sampling.seed();
        if (seed != null && seed >= 0) {
            out.key("seed").number(seed);
        } else if (seed != null) {
            losses.dropped("seed");
        }
        if (Boolean.TRUE.equals(sampling.logprobs())) {
            out.key("logprobs").bool(true);
        }
        if (sampling.topLogprobs() != null && sampling.topLogprobs() > 0) {
            losses.dropped("top_logprobs");
        }
        if (sampling.n() != null && sampling.n() > 1) {
            losses.dropped("n");
        }
    }

    private void stop(List<String> texts, @Nullable JsonNode own) {
        if (texts.isEmpty() && own != null) {
            out.key("stop_sequences").raw(own.raw());
        }
        int written = 0;
        for (String text : texts) {
            if (text.isEmpty() || written == MOST_STOPS) {
                losses.dropped("stop");
                continue;
            }
            if (written++ == 0) {
                out.key("stop_sequences").array();
            }
            out.string(text);
        }
        if (written > 0) {
            out.endArray();
        }
    }

    private void between(String name, @Nullable Double value, double most) {
        if (value != null) {
            out.key(name).number(Math.min(value, most));
            if (value > most) {
                losses.dropped(name);
            }
        }
    }

    /// 1 means no limit, and 0 the likeliest token alone; Cohere's own ends are as good.
    private void p(@Nullable Double topP, @Nullable JsonNode own) {
        if (topP != null) {
            out.key("p").number(Math.clamp(topP, LEAST_P, MOST_P));
        } else if (own != null) {
            out.key("p").raw(own.raw());
        }
    }

    private void k(@Nullable Long topK, @Nullable JsonNode own) {
        if (topK == null) {
            if (own != null) {
                out.key("k").raw(own.raw());
            }
            return;
        }
        // 0 and -1 mean no limit, as does silence
        if (topK > 0) {
            out.key("k").number(Math.min(topK, MOST_K));
        }
        if (topK > MOST_K) {
            losses.dropped("top_k");
        }
    }

    private void penalty(String name, @Nullable Double value) {
        if (value == null || value == 0) {
            return;
        }
        if (value < 0) {
            losses.dropped(name);
        } else {
            between(name, value, 1);
        }
    }
}
