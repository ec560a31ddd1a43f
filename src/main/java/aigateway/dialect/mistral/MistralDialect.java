package aigateway.dialect.mistral;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.mistral.reply.ErrorReader;
import aigateway.dialect.mistral.reply.StreamedReader;
import aigateway.dialect.mistral.reply.WholeReader;
import aigateway.dialect.mistral.request.ModelTable;
import aigateway.dialect.mistral.request.RequestWriter;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;

/// Mistral's chat completions, as of its OpenAPI description at https://docs.mistral.ai/api.
public final class MistralDialect implements Dialect {
    private static final String NAME = "mistral";

    private final SignatureMemory memory;
    private final ModelTable models;

    /// The dialect with the shipped knowledge of models and a memory for thinking of its own.
    public MistralDialect() {
        this(new SignatureMemory(), ModelKnowledge.shipped());
    }

    /// The dialect with a memory for thinking that others may share.
    public MistralDialect(SignatureMemory memory, ModelKnowledge knowledge) {
        this.memory = memory;
        this.models = new ModelTable(knowledge);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dialect with(ModelKnowledge knowledge) {
        return new MistralDialect(memory, knowledge);
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        if (request.dialect().equals(NAME)) {
            JsonPatch patch = new JsonPatch(request.document());
            patch.set(request.document().root(), "model", new JsonWriter().string(model).bytes());
            return new Outgoing(patch.pieces());
        }
        return new RequestWriter(request.decoded(), model, models, memory, losses).write();
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
