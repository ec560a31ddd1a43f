package aigateway.upstream;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.FinishReason;
import aigateway.model.Losses;
import aigateway.model.Sink;
import java.util.List;

/// A dialect of single words, so that tests read easily: `text` is a piece of text, `start` begins
/// without committing, `done` finishes and ends, `bad` is no answer, anything else is ignored. It
/// cannot
/// take what `loses` names.
final class FakeDialect implements Dialect {
    private final List<String> loses;

    FakeDialect(String... loses) {
        this.loses = List.of(loses);
    }

    @Override
    public String name() {
        return "words";
    }

    @Override
    public Outgoing write(CallerRequest request, String model, Losses losses) {
        loses.forEach(losses::dropped);
        return new Outgoing(List.of(Bytes.utf8("ask " + model)));
    }

    @Override
    public ReplyReader reader(String provider, boolean eventStream, Sink sink) {
        return new ReplyReader() {
            private boolean over;

            @Override
            public void data(Bytes chunk) {
                if (over) {
                    return;
                }
                switch (chunk.utf8()) {
                    case "start" -> sink.on(new ChatEvent.Started("id", 0, "m"));
                    case "nameless" -> sink.on(new ChatEvent.Started("id", 0, ""));
                    case "text" -> sink.on(new ChatEvent.TextDelta(0, "text"));
                    case "done" -> {
                        sink.on(new ChatEvent.Finished(0, FinishReason.STOP, "stop"));
                        over = true;
                        sink.end();
                    }
                    case "bad" -> {
                        over = true;
                        sink.fail(new Failure.InvalidAnswer(provider, "bad"));
                    }
                    default -> {}
                }
            }

            @Override
            public void end() {
                if (!over) {
                    over = true;
                    sink.fail(new Failure.Broken(provider, "broke off"));
                }
            }
        };
    }

    @Override
    public Failure.UpstreamError readError(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        return new Failure.UpstreamError(
                provider, status, body.utf8(), null, null, null, retryAfterSeconds);
    }
}
