package aigateway.endtoend.guard;

import aigateway.testing.Answer;
import aigateway.testing.Completion;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.io.IOException;
import java.util.List;

/// A gateway with guardrails and one fake provider.
final class Guarded implements AutoCloseable {
    static final String USER = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";

    private final FakeProvider provider = FakeProvider.start();
    private final GatewayTester gateway;

    private Guarded(String kind, String guardrails) {
        gateway =
                GatewayTester.start(
                        "[guardrails]\n"
                                + guardrails
                                + "\n"
                                + GatewayTester.provider("first", kind, provider));
    }

    static Guarded of(String kind, String guardrails) {
        return new Guarded(kind, guardrails);
    }

    static Guarded openAi(String guardrails) {
        return new Guarded("openai", guardrails);
    }

    static Guarded anthropic(String guardrails) {
        return new Guarded("anthropic", guardrails);
    }

    FakeProvider provider() {
        return provider;
    }

    GatewayTester gateway() {
        return gateway;
    }

    /// What a caller gets of a whole answer.
    Reply whole(Answer answer) throws IOException, InterruptedException {
        return ask(answer, "{" + USER + "}");
    }

    Reply ask(Answer answer, String body) throws IOException, InterruptedException {
        provider.reset();
        provider.always(answer);
        return gateway.caller().chat(body);
    }

    /// What a caller gets of a stream.
    Streamed streamed(Answer answer) throws IOException, InterruptedException {
        return streamed(answer, "{\"stream\":true," + USER + "}");
    }

    Streamed streamed(Answer answer, String body) throws IOException, InterruptedException {
        provider.reset();
        provider.always(answer);
        try (StreamedReply reply = gateway.caller().stream(body)) {
            if (reply.status() != 200) {
                String text = reply.text();
                return new Streamed(reply.status(), List.of(text), text);
            }
            List<String> events = reply.rest();
            return new Streamed(reply.status(), events, String.join("\n", events));
        }
    }

    /// A stream, read to its end; the body of the error if there is none.
    record Streamed(int status, List<String> events, String text) {
        Completion completion() {
            return Completion.streamed(events);
        }

        /// The code of the error that came instead of a stream, or at its end.
        String code() {
            return completion().error() == null
                    ? ""
                    : completion().error().path("code").asString("");
        }
    }

    @Override
    public void close() {
        gateway.close();
        provider.close();
    }
}
