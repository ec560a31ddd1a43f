package aigateway.dialect.openai;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.openai.caller.OpenAiCaller;
import aigateway.dialect.openai.reply.Errors;
import aigateway.dialect.openai.reply.StreamReader;
import aigateway.dialect.openai.reply.WholeReader;
import aigateway.dialect.openai.request.RequestWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;

/// OpenAI's chat completions, with the quirks of one provider.
public final class OpenAiDialect implements Dialect {
    private final OpenAiQuirks quirks;
    private final CallerDialect caller = new OpenAiCaller();

    /// The dialect as a provider with these quirks speaks it.
    public OpenAiDialect(OpenAiQuirks quirks) {
        this.quirks = quirks;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        return RequestWriter.write(request, model, quirks, losses);
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        boolean excludes = quirks.completionExcludesReasoning();
        return eventStream
                ? new StreamReader(provider, excludes, sink)
                : new WholeReader(provider, excludes, sink);
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return Errors.read(provider, status, body, retryAfterSeconds);
    }

    @Override
    public CallerDialect callerSide() {
        return caller;
    }
}
