package aigateway.dialect.openai;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.Recorder;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.answer.ErrorAnswer;
import aigateway.dialect.openai.answer.StreamAnswer;
import aigateway.dialect.openai.answer.WholeAnswer;
import aigateway.dialect.openai.recording.AnswerRecorder;
import aigateway.dialect.openai.reply.ReplyDecoder;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import java.time.InstantSource;

/// OpenAI's format as callers speak it to the gateway.
final class OpenAiCaller implements CallerDialect {
    private final InstantSource clock;

    OpenAiCaller(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ReadResult read(Bytes body) {
        return OpenAiRequests.read(body);
    }

    @Override
    public WholeWriter wholeWriter(CallerRequest request) {
        return new WholeAnswer(request, new ReplyHead(clock));
    }

    @Override
    public StreamWriter streamWriter(CallerRequest request) {
        return new StreamAnswer(request, new ReplyHead(clock));
    }

    @Override
    public Recorder recorder() {
        return new AnswerRecorder(OpenAiRequests.DIALECT, new ReplyHead(clock));
    }

    @Override
    public ChatEvent.Decoder decoder() {
        return new ReplyDecoder();
    }

    @Override
    public Bytes error(Failure failure) {
        return ErrorAnswer.body(failure);
    }

    @Override
    public int status(Failure failure) {
        return ErrorAnswer.status(failure);
    }
}
