package aigateway.dialect.bedrock.request;

import aigateway.dialect.ClosedSchema;
import aigateway.dialect.Outgoing;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.ResponseFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one chat request in the format of Converse. For one thread, for one request.
public final class RequestWriter {
    private final ChatRequest request;
    private final @Nullable JsonNode thinking;
    private final ModelRules rules;
    private final Losses losses;
    private final Conversation conversation;
    private final Extras extras;
    private final Additional additional;
    private final JsonWriter out = new JsonWriter(4_096);

    /// A writer for a request.
    ///
    /// @param thinking the field `thinking` in Anthropic's own form, if the caller sent it
    /// @param rules what the model takes
    /// @param memory gives back the signed reasoning that the client dropped
    /// @param losses takes what cannot be said
    public RequestWriter(
            ChatRequest request,
            @Nullable JsonNode thinking,
            ModelRules rules,
            SignatureMemory memory,
            Losses losses) {
        this.request = request;
        this.thinking = thinking;
        this.rules = rules;
        this.losses = losses;
        this.conversation = Conversation.of(request.messages(), rules, memory, losses);
        this.extras = new Extras(request, rules, losses);
        this.additional = new Additional(extras.take("additionalModelRequestFields"));
    }

    /// The request's body.
    public Outgoing write() {
        ToolsWriter tools = new ToolsWriter(request, conversation, rules, losses);
        out.object();
        new MessagesWriter(out, rules, losses).write(conversation);
        extras.gather(additional);
        Thinking plan = thinking(tools.isForced());
        new Parameters(out, request.sampling(), rules, plan, losses).write(additional);
        tools.write(out);
        outputConfig();
        additional.write(out);
        extras.write(out);
        out.endObject();
        return new Outgoing(out.pieces(), Map.of(), !rules.listed());
    }

    private Thinking thinking(boolean forced) {
        boolean impossible = forced || conversation.lacksThinking();
        JsonNode own = thinking;
        String type = own == null ? null : own.text("type");
        if (own != null && rules.claude() && rules.takes(type, impossible)) {
            additional.raw(Thinking.OWN, own.raw());
            extras.takeBelow(Thinking.OWN);
            boolean on = !"disabled".equals(type);
            boolean budget = "enabled".equals(type);
            Thinking.Mode mode = budget ? Thinking.Mode.BUDGET : Thinking.Mode.ADAPTIVE;
            return on ? new Thinking(mode, 0, null) : Thinking.UNSAID;
        }
        String name = own != null ? Thinking.OWN : Thinking.name(request.reasoning());
        Long limit = Parameters.maxTokens(request.sampling(), rules);
        Thinking plan = Thinking.plan(request.reasoning(), name, rules, impossible, limit, losses);
        if (rules.claude()) {
            plan.writeClaude(rules, additional);
        } else {
            Efforts.write(plan, rules, additional);
        }
        return plan;
    }

    /// Writes `outputConfig`
    /// (<https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html>); the schema
    /// stands in it as a text.
    private void outputConfig() {
        JsonNode own = extras.take("outputConfig");
        ResponseFormat format = request.responseFormat();
        if (own != null) {
            out.key("outputConfig").raw(own.raw());
        } else if (format instanceof ResponseFormat.JsonSchema json && rules.has(Trait.SCHEMAS)) {
            String path = "response_format.json_schema.schema";
            String schema = ClosedSchema.of(json.schema(), path, losses).utf8();
            out.key("outputConfig").object().key("textFormat").object();
            out.key("type").string("json_schema").key("structure").object();
            out.key("jsonSchema").object().key("schema").string(schema);
            out.key("name").string(json.name());
            if (json.description() != null) {
                out.key("description").string(json.description());
            }
            out.endObject().endObject().endObject().endObject();
        } else if (format != null && !(format instanceof ResponseFormat.Text)) {
            losses.dropped("response_format");
        }
    }
}
