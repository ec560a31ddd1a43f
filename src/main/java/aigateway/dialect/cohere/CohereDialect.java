package aigateway.dialect.cohere;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.cohere.reply.ErrorReader;
import aigateway.dialect.cohere.reply.StreamedReader;
import aigateway.dialect.cohere.reply.WholeReader;
import aigateway.dialect.cohere.request.ModelTable;
import aigateway.dialect.cohere.request.RequestWriter;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;

/// Cohere's Chat format, version 2 (<https://docs.cohere.com/reference/chat>,
/// <https://docs.cohere.com/reference/chat-stream>). Version 1 is another format, which Cohere
/// keeps for older clients only; it is never called.
public final class CohereDialect implements Dialect {
    private static final String NAME = "cohere";

    private final ModelTable models;

    /// The dialect with the shipped knowledge of models.
    public CohereDialect() {
        this(ModelKnowledge.shipped());
    }

    /// The dialect with this knowledge of models.
    public CohereDialect(ModelKnowledge knowledge) {
        this.models = new ModelTable(knowledge);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Dialect with(ModelKnowledge knowledge) {
        return new CohereDialect(knowledge);
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        return new RequestWriter(request, model, models, losses).write();
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        return eventStream ? new StreamedReader(provider, sink) : new WholeReader(provider, sink);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return ErrorReader.read(provider, status, body, retryAfterSeconds);
    }
}
