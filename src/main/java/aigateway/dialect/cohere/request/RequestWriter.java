package aigateway.dialect.cohere.request;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Outgoing;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import java.util.Map;
import java.util.Set;

/// Writes one chat request in Cohere's format. For one thread, for one request.
public final class RequestWriter {
    private final ChatRequest request;
    private final JsonNode root;
    private final String model;
    private final ModelRules rules;
    private final Losses losses;
    private final JsonWriter out = new JsonWriter(4_096);

    /// A writer for a request.
    ///
    /// @param model the model's name at the provider
    /// @param losses takes what cannot be said
    public RequestWriter(CallerRequest caller, String model, ModelTable models, Losses losses) {
        this.request = caller.decoded();
        this.root = caller.document().root();
        this.model = model;
        this.rules = models.rules(model);
        this.losses = losses;
    }

    /// The request's body.
    public Outgoing write() {
        Set<Trait> traits = rules.traits();
        Extras extras = new Extras(request, losses);
        Documents documents = new Documents(traits, losses);
        out.object().key("model").string(model);
        if (request.stream()) {
            out.key("stream").bool(true);
        }
        documents.add(extras.take("documents"));
        new MessagesWriter(out, traits, documents, losses).write(request.messages());
        documents.write(out);
        AnswerForm form = new AnswerForm(request, root.get("response_format"), traits, losses);
        ToolsWriter tools = new ToolsWriter(request, form.isAsked(), traits, losses);
        tools.write(out, extras.take("strict_tools"));
        form.write(out, tools.isSent() || !documents.isEmpty());
        new Thinking(root.get("thinking"), request.reasoning(), traits, losses)
                .write(out, request.sampling().maxTokens());
        Parameters parameters = new Parameters(out, losses);
        parameters.write(request.sampling(), extras);
        extras.write(out);
        out.endObject();
        return new Outgoing(out.pieces(), Map.of(), !rules.listed());
    }
}
