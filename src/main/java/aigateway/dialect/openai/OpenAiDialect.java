package aigateway.dialect.openai;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.openai.reply.ErrorReader;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.dialect.openai.reply.StreamReader;
import aigateway.dialect.openai.reply.WholeReader;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;
import java.time.InstantSource;
import java.util.List;

/// OpenAI's chat completions, with one provider's quirks.
public final class OpenAiDialect implements Dialect {
    private final OpenAiQuirks quirks;
    private final InstantSource clock;
    private final ModelKnowledge knowledge;
    private final ModelTable models;
    private final OpenAiCaller callerSide;

    /// The dialect of a provider.
    public OpenAiDialect(OpenAiQuirks quirks) {
        this(quirks, InstantSource.system());
    }

    /// The dialect of a provider.
    ///
    /// @param clock the time of replies whose provider gives none
    public OpenAiDialect(OpenAiQuirks quirks, InstantSource clock) {
        this(quirks, clock, ModelKnowledge.shipped());
    }

    private OpenAiDialect(OpenAiQuirks quirks, InstantSource clock, ModelKnowledge knowledge) {
        this.quirks = quirks;
        this.knowledge = knowledge;
        this.models = new ModelTable(knowledge);
        this.clock = clock;
        this.callerSide = new OpenAiCaller(clock);
    }

    @Override
    public String name() {
        return OpenAiRequests.DIALECT;
    }

    @Override
    public Dialect with(ModelKnowledge other) {
        return other == knowledge ? this : new OpenAiDialect(quirks, clock, other);
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        if (request.dialect().equals(name())) {
            return new Outgoing(RequestPatch.write(request, model, models, quirks, losses));
        }
        return new Outgoing(List.of(RequestWriter.write(request.decoded(), model, quirks, losses)));
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        return eventStream
                ? new StreamReader(name(), provider, new ReplyHead(clock), sink)
                : new WholeReader(name(), provider, new ReplyHead(clock), sink);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return ErrorReader.read(provider, status, body, retryAfterSeconds);
    }

    @Override
    public CallerDialect callerSide() {
        return callerSide;
    }
}
