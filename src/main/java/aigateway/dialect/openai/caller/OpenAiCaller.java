package aigateway.dialect.openai.caller;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.model.Bytes;
import aigateway.model.Failure;

/// OpenAI's chat completions as callers speak them.
public final class OpenAiCaller implements CallerDialect {
    @Override
    public ReadResult read(Bytes body) {
        return OpenAiRequests.read(body);
    }

    @Override
    public WholeWriter wholeWriter(CallerRequest request) {
        return new FoldWriter();
    }

    @Override
    public StreamWriter streamWriter(CallerRequest request) {
        return new ChunkWriter(request.wantsUsage());
    }

    @Override
    public Bytes error(Failure failure) {
        return ErrorAnswers.body(failure);
    }

    @Override
    public int status(Failure failure) {
        return ErrorAnswers.status(failure);
    }
}
