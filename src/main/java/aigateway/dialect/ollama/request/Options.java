package aigateway.dialect.ollama.request;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import aigateway.model.Sampling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes `options`: how tokens are chosen, where the answer stops, and how the model is loaded.
/// What the caller says in Ollama's own words wins over OpenAI's. The names are those of
/// `api.Options` in Ollama's `api/types.go`.
final class Options {
    /// Ollama's options that callers may also write beside `model`, as other gateways let them.
    private static final List<String> OWN =
            List.of(
                    "min_p",
                    "typical_p",
                    "repeat_penalty",
                    "repeat_last_n",
                    "num_predict",
                    "num_ctx",
                    "num_keep",
                    "num_batch",
                    "num_gpu",
                    "main_gpu",
                    "num_thread",
                    "use_mmap",
                    "draft_num_predict");

    private final Map<String, Bytes> options = new LinkedHashMap<>();
    private final Losses losses;

    Options(Losses losses) {
        this.losses = losses;
    }

    void write(JsonWriter out, Sampling sampling, Extras extras) {
        whole("num_predict", sampling.maxTokens());
        real("temperature", sampling.temperature());
        real("top_p", sampling.topP());
        whole("top_k", sampling.topK());
        whole("seed", sampling.seed());
        real("frequency_penalty", sampling.frequencyPenalty());
        real("presence_penalty", sampling.presencePenalty());
        stop(sampling.stop());
        own("repeat_penalty", extras.take("repetition_penalty"));
        for (String name : OWN) {
            own(name, extras.take(name));
        }
        JsonNode own = extras.take("options");
        if (own != null && own.isObject()) {
            own.members((name, value) -> options.put(name, value.raw()));
        } else if (own != null) {
            losses.dropped("options");
        }
        if (sampling.n() != null && sampling.n() > 1) {
            losses.dropped("n");
        }
        if (!options.isEmpty()) {
            out.key("options").object();
            options.forEach((name, value) -> out.key(name).raw(value));
            out.endObject();
        }
    }

    private void own(String name, @Nullable JsonNode value) {
        if (value != null) {
            options.put(name, value.raw());
        }
    }

    /// An empty text would stop every answer before it begins.
    private void stop(List<String> texts) {
        JsonWriter stop = new JsonWriter().array();
        boolean any = false;
        for (String text : texts) {
            if (text.isEmpty()) {
                losses.dropped("stop");
            } else {
                stop.string(text);
                any = true;
            }
        }
        if (any) {
            options.put("stop", stop.endArray().bytes());
        }
    }

    private void real(String name, @Nullable Double value) {
        if (value != null) {
            options.put(name, new JsonWriter(24).number(value).bytes());
        }
    }

    private void whole(String name, @Nullable Long value) {
        if (value != null) {
            options.put(name, new JsonWriter(24).number(value).bytes());
        }
    }
}
