package aigateway.dialect.bedrock;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.bedrock.reply.ErrorReader;
import aigateway.dialect.bedrock.reply.MessageEvents;
import aigateway.dialect.bedrock.reply.StreamedReader;
import aigateway.dialect.bedrock.reply.WholeReader;
import aigateway.dialect.bedrock.request.ModelTable;
import aigateway.dialect.bedrock.request.RequestWriter;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;

/// The format of Amazon Bedrock's Converse and ConverseStream
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html>). Whether
/// the answer is streamed and which model gives it is said in the path, not in the body.
public final class BedrockDialect implements Dialect {
    private final SignatureMemory memory;
    private final ModelTable models;

    /// The dialect with a memory for signatures of its own.
    public BedrockDialect() {
        this(new SignatureMemory());
    }

    /// The dialect with a memory for signatures that others may share.
    public BedrockDialect(SignatureMemory memory) {
        this(memory, ModelKnowledge.shipped());
    }

    /// The dialect with other knowledge of models.
    public BedrockDialect(SignatureMemory memory, ModelKnowledge knowledge) {
        this.memory = memory;
        this.models = new ModelTable(knowledge);
    }

    @Override
    public String name() {
        return "bedrock";
    }

    @Override
    public Dialect with(ModelKnowledge knowledge) {
        return new BedrockDialect(memory, knowledge);
    }

    @Override
    public String streamType() {
        return "application/vnd.amazon.eventstream";
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        JsonNode thinking = request.document().root().get("thinking");
        return new RequestWriter(request.decoded(), thinking, models.rules(model), memory, losses)
                .write();
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        return reader(provider, "", eventStream, sink);
    }

    @Override
    public ReplyReader reader(String provider, String model, boolean eventStream, Sink sink) {
        boolean signs = models.rules(model).takesSigned();
        MessageEvents events = new MessageEvents(sink, memory, signs);
        return eventStream
                ? new StreamedReader(provider, sink, events)
                : new WholeReader(provider, sink, events);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return ErrorReader.read(provider, status, body, retryAfterSeconds);
    }
}
