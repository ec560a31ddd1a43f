package aigateway.dialect.mistral.request;

import aigateway.dialect.Outgoing;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.ResponseFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one chat request as Mistral takes it. For one thread, for one request.
public final class RequestWriter {
    private final ChatRequest request;
    private final String model;
    private final ModelRules rules;
    private final SignatureMemory memory;
    private final Losses losses;
    private final JsonWriter out = new JsonWriter(4_096);

    /// A writer for a request.
    ///
    /// @param model the model's name at the provider
    /// @param memory gives back the thinking that the client dropped
    /// @param losses takes what cannot be said
    public RequestWriter(
            ChatRequest request,
            String model,
            ModelTable models,
            SignatureMemory memory,
            Losses losses) {
        this.request = request;
        this.model = model;
        this.rules = models.rules(model);
        this.memory = memory;
        this.losses = losses;
    }

    /// The request's body.
    public Outgoing write() {
        out.object().key("model").string(model);
        if (request.stream()) {
            out.key("stream").bool(true);
        }
        Parameters parameters = new Parameters(out, losses);
        parameters.write(request.sampling());
        parameters.reasoning(request.reasoning(), rules);
        format(request.responseFormat());
        Extras extras = new Extras(request, rules, losses);
        List<Bytes> ownTools = extras.tools();
        extras.write(out);
        new ToolsWriter(out, losses).write(request, ownTools);
        Thoughts thoughts = new Thoughts(rules, memory, losses);
        new MessagesWriter(out, rules, thoughts, losses).write(Conversation.of(request.messages()));
        out.endObject();
        return new Outgoing(out.pieces(), Map.of(), !rules.listed());
    }

    private void format(@Nullable ResponseFormat format) {
        if (format == null) {
            return;
        }
        out.key("response_format").object().key("type");
        switch (format) {
            case ResponseFormat.Text _ -> out.string("text");
            case ResponseFormat.JsonObject _ -> out.string("json_object");
            case ResponseFormat.JsonSchema schema -> schema(schema);
        }
        out.endObject();
    }

    private void schema(ResponseFormat.JsonSchema schema) {
        out.string("json_schema").key("json_schema").object();
        out.key("name").string(schema.name());
        if (schema.description() != null) {
            out.key("description").string(schema.description());
        }
        out.key("schema").raw(schema.schema());
        if (schema.strict() != null) {
            out.key("strict").bool(schema.strict());
        }
        out.endObject();
    }
}
