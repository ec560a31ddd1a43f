package aigateway.dialect.ollama.request;

import aigateway.dialect.Outgoing;
import aigateway.json.JsonWriter;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.Sampling;
import java.util.Map;

/// Writes one chat request in Ollama's format; see <https://docs.ollama.com/api/chat> and
/// `docs/openapi.yaml` of Ollama. For one thread, for one request.
public final class RequestWriter {
    /// Most alternatives of a token that Ollama tells.
    private static final long MOST_TOP_LOGPROBS = 20;

    private final ChatRequest request;
    private final String model;
    private final ModelRules rules;
    private final Losses losses;
    private final Extras extras;
    private final JsonWriter out = new JsonWriter(4_096);

    /// A writer for a request.
    ///
    /// @param model the model's name at the provider
    /// @param losses takes what cannot be said
    public RequestWriter(ChatRequest request, String model, ModelTable models, Losses losses) {
        this.request = request;
        this.model = model;
        this.rules = models.rules(model);
        this.losses = losses;
        this.extras = new Extras(request.extra(), losses);
    }

    /// The request's body.
    public Outgoing write() {
        out.object().key("model").string(model);
        new MessagesWriter(out, losses).write(request.messages());
        // Ollama streams unless it is told not to.
        out.key("stream").bool(request.stream());
        new ToolsWriter(out, losses).write(request);
        new FormatWriter(out, losses).write(request.responseFormat(), extras);
        new Thinking(out, rules.form(model), losses).write(request.reasoning(), extras);
        logprobs(request.sampling());
        new Options(losses).write(out, request.sampling(), extras);
        if (request.user() != null) {
            losses.dropped("user");
        }
        extras.write(out);
        out.endObject();
        // Nothing but a request to think depends on the model.
        boolean guessed = !rules.listed() && Thinking.isOn(request.reasoning());
        return new Outgoing(out.pieces(), Map.of(), guessed);
    }

    private void logprobs(Sampling sampling) {
        Long top = sampling.topLogprobs();
        boolean wanted = Boolean.TRUE.equals(sampling.logprobs());
        if (wanted) {
            out.key("logprobs").bool(true);
        }
        if (top == null || top == 0) {
            return;
        }
        if (wanted) {
            out.key("top_logprobs").number(Math.min(top, MOST_TOP_LOGPROBS));
        }
        if (!wanted || top > MOST_TOP_LOGPROBS) {
            losses.dropped("top_logprobs");
        }
    }
}
