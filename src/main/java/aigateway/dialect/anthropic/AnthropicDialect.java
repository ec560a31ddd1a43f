package aigateway.dialect.anthropic;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.anthropic.reply.ErrorReader;
import aigateway.dialect.anthropic.reply.StreamedReader;
import aigateway.dialect.anthropic.reply.WholeReader;
import aigateway.dialect.anthropic.request.Host;
import aigateway.dialect.anthropic.request.ModelTable;
import aigateway.dialect.anthropic.request.RequestWriter;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;

/// Anthropic's Messages format.
public final class AnthropicDialect implements Dialect {
    private static final String NAME = "anthropic";

    private final Host host;
    private final SignatureMemory memory;
    private final ModelTable models;

    /// The dialect with a memory for signatures of its own.
    public AnthropicDialect() {
        this(new SignatureMemory());
    }

    /// The dialect with a memory for signatures that others may share.
    public AnthropicDialect(SignatureMemory memory) {
        this(Host.ANTHROPIC, memory, ModelKnowledge.shipped());
    }

    /// The dialect as Google Cloud's Vertex AI speaks it.
    public static AnthropicDialect onVertex(SignatureMemory memory) {
        return new AnthropicDialect(Host.VERTEX, memory, ModelKnowledge.shipped());
    }

    private AnthropicDialect(Host host, SignatureMemory memory, ModelKnowledge knowledge) {
        this.host = host;
        this.memory = memory;
        this.models = new ModelTable(knowledge);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dialect with(ModelKnowledge knowledge) {
        return new AnthropicDialect(host, memory, knowledge);
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        if (request.dialect().equals(NAME)) {
            JsonPatch patch = new JsonPatch(request.document());
            String version = host.version();
            if (version != null) {
                patch.remove(request.document().root(), "model");
            }
            String key = version == null ? "model" : "anthropic_version";
            String value = version == null ? model : version;
            patch.set(request.document().root(), key, new JsonWriter().string(value).bytes());
            return new Outgoing(patch.pieces());
        }
        JsonNode thinking = request.document().root().get("thinking");
        return new RequestWriter(request.decoded(), thinking, model, host, models, memory, losses)
                .write();
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        return eventStream
                ? new StreamedReader(provider, sink, memory)
                : new WholeReader(provider, sink, memory);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return ErrorReader.read(provider, status, body, retryAfterSeconds);
    }
}
