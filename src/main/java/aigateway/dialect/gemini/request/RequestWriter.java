package aigateway.dialect.gemini.request;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Outgoing;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import java.util.List;
import java.util.Map;

/// Writes one chat request in Gemini's format (https://ai.google.dev/api/generate-content). For one
/// thread, for one request.
public final class RequestWriter {
    private final ChatRequest request;
    private final boolean ownThinking;
    private final ModelRules rules;
    private final Host host;
    private final SignatureMemory memory;
    private final Losses losses;
    private final Extras extras;
    private final JsonWriter out = new JsonWriter(4_096);

    /// A writer for a request.
    ///
    /// @param model the model's name at the provider
    /// @param memory gives back the signatures that the client dropped
    /// @param losses takes what cannot be said
    public RequestWriter(
            CallerRequest caller,
            String model,
            ModelTable models,
            Host host,
            SignatureMemory memory,
            Losses losses) {
        this.request = caller.decoded();
        JsonNode root = caller.document().root();
        this.ownThinking = root.get("thinking") != null && request.reasoning().effort() == null;
        this.rules = models.rules(model);
        this.host = host;
        this.memory = memory;
        this.losses = losses;
        this.extras = new Extras(request, host, losses);
    }

    /// The request's body.
    public Outgoing write() {
        out.object();
        Conversation conversation = Conversation.of(request.messages(), rules, memory, losses);
        new ContentsWriter(out, rules, host, losses).write(conversation);
        List<Bytes> own = extras.tools();
        ToolsWriter tools = new ToolsWriter(request, own, rules, losses);
        tools.write(out, extras.natives().top("toolConfig"));
        extras.write(out);
        String name = ownThinking ? "thinking" : Thinking.name(request.reasoning());
        new GenerationConfig(out, rules, host, extras.natives().generation, losses)
                .write(request, name, tools.any());
        out.endObject();
        return new Outgoing(out.pieces(), Map.of(), !rules.listed());
    }
}
