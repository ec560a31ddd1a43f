package aigateway.dialect.anthropic.request;

import aigateway.dialect.ClosedSchema;
import aigateway.dialect.Outgoing;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.ResponseFormat;
import aigateway.model.ToolChoice;
import org.jspecify.annotations.Nullable;

/// Writes one chat request in Anthropic's Messages format. For one thread, for one request.
public final class RequestWriter {
    private final ChatRequest request;
    private final @Nullable JsonNode thinking;
    private final String model;
    private final Host host;
    private final ModelRules rules;
    private final Losses losses;
    private final Conversation conversation;
    private final Extras extras;
    private final JsonWriter out = new JsonWriter(4_096);
    private final BetaHeader betas = new BetaHeader();

    /// A writer for a request.
    ///
    /// @param thinking the field `thinking` in Anthropic's own form, if the caller sent it
    /// @param model the model's name at the provider
    /// @param host who serves it
    /// @param models what models take
    /// @param memory gives back the signed reasoning that the client dropped
    /// @param losses takes what cannot be said
    public RequestWriter(
            ChatRequest request,
            @Nullable JsonNode thinking,
            String model,
            Host host,
            ModelTable models,
            SignatureMemory memory,
            Losses losses) {
        this.request = request;
        this.thinking = thinking;
        this.model = model;
        this.host = host;
        this.rules = models.rules(model);
        this.losses = losses;
        this.conversation = Conversation.of(request.messages(), rules, memory, losses);
        this.extras = new Extras(request, losses);
    }

    /// The request's body and the headers that it needs.
    public Outgoing write() {
        ToolsWriter tools = new ToolsWriter(request.tools(), extras.tools(), rules, losses);
        ToolChoice choice = tools.choice(request);
        long maxTokens = Parameters.maxTokens(request.sampling(), rules);
        String version = host.version();
        out.object().key(version == null ? "model" : "anthropic_version");
        out.string(version == null ? model : version).key("max_tokens").number(maxTokens);
        if (request.stream()) {
            out.key("stream").bool(true);
        }
        boolean thinks = thinking(choice, maxTokens);
        new Parameters(out, losses).write(request.sampling(), rules, thinks);
        extras.write(out, betas);
        tools.write(out, request, choice);
        new MessagesWriter(out, losses, betas).write(conversation);
        out.endObject();
        return new Outgoing(out.pieces(), betas.headers(), !rules.listed());
    }

    /// Writes `thinking` and `output_config`; true if the model is asked to think.
    private boolean thinking(@Nullable ToolChoice choice, long maxTokens) {
        boolean impossible = ToolsWriter.isForced(choice) || conversation.lacksThinking();
        JsonNode own = thinking;
        String type = own == null ? null : own.text("type");
        if (own != null && rules.takes(type, impossible)) {
            out.key("thinking").raw(own.raw());
            extras.takeBelow("thinking");
            outputConfig(null);
            return "enabled".equals(type) || "adaptive".equals(type);
        }
        String name = own != null ? Thinking.OWN : Thinking.name(request.reasoning());
        Thinking plan =
                Thinking.plan(request.reasoning(), name, rules, impossible, maxTokens, losses);
        boolean rebind =
                rules.has(Trait.BINDS_THINKING) && plan.mayThink() && conversation.hasThinking();
        if (rebind) {
            betas.add(BetaHeader.THINKING_BINDING);
        }
        plan.write(out, rules, rebind);
        outputConfig(plan.effort());
        return plan.isOn();
    }

    private void outputConfig(@Nullable String effort) {
        JsonNode own = extras.take("output_config");
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
                    yield ClosedSchema.of(json.schema(), path, losses);
                }
                losses.dropped("response_format");
                yield null;
            }
        };
    }
}
