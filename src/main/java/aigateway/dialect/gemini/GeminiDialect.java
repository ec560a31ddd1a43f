package aigateway.dialect.gemini;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.gemini.reply.ErrorReader;
import aigateway.dialect.gemini.reply.GeminiReader;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.gemini.request.ModelTable;
import aigateway.dialect.gemini.request.RequestWriter;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;
import java.util.List;

/// Gemini's `generateContent` format (https://ai.google.dev/api/generate-content). The model and
/// whether a stream is wanted stand in the path of a call, not in its body.
public final class GeminiDialect implements Dialect {
    private static final String NAME = "gemini";

    private final Host host;
    private final SignatureMemory memory;
    private final ModelTable models;

    /// The dialect as a host speaks it, with a memory for signatures of its own.
    public GeminiDialect(Host host) {
        this(host, new SignatureMemory());
    }

    /// The dialect with the shipped knowledge of models and a memory for signatures that others may
    /// share.
    public GeminiDialect(Host host, SignatureMemory memory) {
        this(host, memory, ModelKnowledge.shipped());
    }

    /// The dialect with this knowledge of models and a memory for signatures that others may share.
    public GeminiDialect(Host host, SignatureMemory memory, ModelKnowledge knowledge) {
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
        return new GeminiDialect(host, memory, knowledge);
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        if (request.dialect().equals(NAME)) {
            return new Outgoing(List.of(request.document().root().raw()));
        }
        return new RequestWriter(request, model, models, host, memory, losses).write();
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        return new GeminiReader(provider, eventStream, sink, memory);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return ErrorReader.read(provider, status, body, retryAfterSeconds);
    }
}
