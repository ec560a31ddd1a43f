package aigateway.dialect.anthropic.request;

import aigateway.dialect.Outgoing;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.ResponseFormat;
import aigateway.model.ToolChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes one chat request in Anthropic's Messages format. For one thread, for one request.
public final class RequestWriter {
    private final ChatRequest request;
    private final String model;
    private final ModelRules rules;
    private final Losses losses;
    private final Conversation conversation;
    private final Extras extras;
    private final JsonWriter out = new JsonWriter(4_096);
    private final BetaHeader betas = new BetaHeader();

    /// A writer for a request.
    ///
    /// @param model the model's name at the provider
    /// @param memory gives back the signed reasoning that the client dropped
    /// @param losses takes what cannot be said
    public RequestWriter(ChatRequest request, String model, SignatureMemory memory, Losses losses) {
        this.request = request;
        this.model = model;
        this.rules = ModelTable.rules(model);
        this.losses = losses;
        this.conversation = Conversation.of(request.messages(), rules, memory, losses);
        this.extras = new Extras(request, losses);
    }

    /// The request's body and the headers that it needs.
    public Outgoing write() {
        ToolsWriter tools = new ToolsWriter(rules, losses);
        ToolChoice choice = tools.choice(request);
        long maxTokens = Parameters.maxTokens(request.sampling(), rules);
        out.object().key("model").string(model).key("max_tokens").number(maxTokens);
        if (request.stream()) {
            out.key("stream").bool(true);
        }
        boolean thinks = thinking(choice, maxTokens);
        new Parameters(out, losses).write(request.sampling(), rules, thinks);
        extras.write(out, betas);
        tools.write(out, request, choice);
        new MessagesWriter(out, losses, betas).write(conversation);
        out.endObject();
        return new Outgoing(List.of(out.bytes()), betas.headers());
    }

    /// Writes `thinking` and `output_config`; true if the model is asked to think.
    private boolean thinking(@Nullable ToolChoice choice, long maxTokens) {
        boolean impossible = ToolsWriter.isForced(choice) || conversation.lacksThinking();
        JsonNode own = extras.take("thinking");
        JsonNode config = extras.take("output_config");
        String type = own == null ? null : own.text("type");
        boolean asks = "enabled".equals(type) || "adaptive".equals(type);
        if (asks && impossible && !rules.has(Trait.ALWAYS_THINKS)) {
            losses.dropped("thinking");
            own = null;
            asks = false;
        }
        Thinking thinking =
                Thinking.plan(request.reasoning(), rules, impossible, maxTokens, losses);
        if (own != null) {
            out.key("thinking").raw(own.raw());
        } else {
            boolean rebind =
                    rules.has(Trait.BINDS_THINKING)
                            && thinking.mayThink()
                            && conversation.hasThinking();
            if (rebind) {
                betas.add(BetaHeader.THINKING_BINDING);
            }
            thinking.write(out, rules, rebind);
        }
        outputConfig(config, thinking.effort());
        return own == null ? thinking.isOn() : asks;
    }

    private void outputConfig(@Nullable JsonNode own, @Nullable String effort) {
        Bytes schema = own != null && own.get("format") != null ? null : schema();
        if (own == null && effort == null && schema == null) {
            return;
        }
        out.key("output_config").object();
        if (own != null) {
            own.members((key, value) -> out.key(key).raw(value.raw()));
        }
        if (effort != null && (own == null || own.get("effort") == null)) {
            out.key("effort").string(effort);
        }
        if (schema != null) {
            out.key("format").object().key("type").string("json_schema");
            out.key("schema").raw(schema).endObject();
        }
        out.endObject();
    }

    private @Nullable Bytes schema() {
        ResponseFormat format = request.responseFormat();
        if (format == null) {
            return null;
        }
        return switch (format) {
            case ResponseFormat.Text _ -> null;
            case ResponseFormat.JsonObject _ -> {
                losses.dropped("response_format");
                yield null;
            }
            case ResponseFormat.JsonSchema json -> {
                if (rules.has(Trait.SCHEMAS)) {
                    String path = "response_format.json_schema.schema";
                    yield SchemaCopy.of(json.schema(), path, losses);
                }
                losses.dropped("response_format");
                yield null;
            }
        };
    }
}
