package aigateway.dialect.cohere;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.cohere.reply.ErrorReader;
import aigateway.dialect.cohere.reply.StreamedReader;
import aigateway.dialect.cohere.reply.WholeReader;
import aigateway.dialect.cohere.request.RequestWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;

/// Cohere's Chat format, version 2 (<https://docs.cohere.com/reference/chat>,
/// <https://docs.cohere.com/reference/chat-stream>). Version 1 is another format, which Cohere
/// keeps for older clients only; it is never called.
public final class CohereDialect implements Dialect {
    @Override
    public String name() {
        return "cohere";
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        return new RequestWriter(request.decoded(), request.document().root(), model, losses)
                .write();
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
