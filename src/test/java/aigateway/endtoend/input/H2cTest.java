package aigateway.endtoend.input;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.Eventually;
import aigateway.testing.H2Caller;
import aigateway.testing.OpenAi;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// HTTP/2 in clear text: the same gateway behind another framing.
class H2cTest {
    private final TwoProviders two = TwoProviders.openAi();

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void answersWholeAndAsAStream() throws Exception {
        two.first().then(OpenAi.completion("whole")).then(OpenAi.stream("a ", "stream"));
        try (H2Caller caller = new H2Caller(two.gateway().port())) {
            H2Caller.Stream whole = caller.chat(TwoProviders.WHOLE, "x-llm-provider", "first");
            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.header("x-gateway-provider")).isEqualTo("first");
            assertThat(whole.header("x-request-id")).isNotEmpty();
            assertThat(whole.body()).isEqualTo(OpenAi.completionBody("whole"));
            H2Caller.Stream stream = caller.chat(TwoProviders.STREAM, "x-llm-provider", "first");
            assertThat(stream.header("content-type")).startsWith("text/event-stream");
            assertThat(stream.body()).contains("stream").endsWith("data: [DONE]\n\n");
            H2Caller.Stream bad = caller.chat("{", "x-llm-provider", "first");
            assertThat(bad.status()).isEqualTo(400);
            assertThat(bad.body()).contains("JSON");
        }
        two.gateway().awaitEntries(3);
    }

    @Test
    void carriesManyCallsAtOnce() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        two.first().always(OpenAi.stream("a ", "stream").holdAfter(2, gate));
        two.second().always(OpenAi.completion("whole"));
        try (H2Caller caller = new H2Caller(two.gateway().port())) {
            List<H2Caller.Stream> streams = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                streams.add(caller.chat(TwoProviders.STREAM, "x-llm-provider", "first"));
            }
            two.first().awaitRequest(50);
            H2Caller.Stream whole = caller.chat(TwoProviders.WHOLE, "x-llm-provider", "second");
            assertThat(whole.body()).contains("whole");
            gate.countDown();
            for (H2Caller.Stream stream : streams) {
                assertThat(stream.body()).endsWith("data: [DONE]\n\n");
            }
        }
        two.gateway().awaitEntries(51);
    }

    @Test
    void takesTheCallToTheProviderAlongWhenAStreamIsReset() throws Exception {
        two.first().then(OpenAi.stream("one", "two").stallAfter(2)).then(OpenAi.completion("Hi"));
        try (H2Caller caller = new H2Caller(two.gateway().port())) {
            H2Caller.Stream leaves = caller.chat(TwoProviders.STREAM, "x-llm-provider", "first");
            Eventually.holds("a part has come", () -> leaves.soFar().contains("one"));
            leaves.cancel();
            two.first().awaitRequest(1).awaitClosed();
            assertThat(two.gateway().awaitEntries(1).getFirst().path("message").asString())
                    .isEqualTo("caller gone");
            H2Caller.Stream next = caller.chat(TwoProviders.WHOLE, "x-llm-provider", "first");
            assertThat(next.body()).contains("Hi");
        }
    }

    @Test
    void refusesABodyThatIsTooLong() throws Exception {
        try (TwoProviders small = TwoProviders.openAi("[gateway]\nmaxBodyBytes = 1000", 15_000);
                H2Caller caller = new H2Caller(small.gateway().port())) {
            H2Caller.Stream answer = caller.chat("x".repeat(10_000), "x-llm-provider", "first");
            assertThat(answer.status()).isEqualTo(413);
            small.gateway().awaitEntries(1);
            assertThat(small.first().requests()).isEmpty();
        }
    }

    @Test
    void finishesCallsWhenTheGatewayStops() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        two.first().always(OpenAi.stream("a ", "stream").holdAfter(2, gate));
        try (H2Caller caller = new H2Caller(two.gateway().port())) {
            H2Caller.Stream stream = caller.chat(TwoProviders.STREAM, "x-llm-provider", "first");
            two.first().awaitRequest(1);
            Thread stopping = Thread.ofVirtual().start(() -> two.gateway().stop());
            Eventually.holds("it is stopping", () -> two.gateway().lines("server").size() > 1);
            gate.countDown();
            assertThat(stream.body()).endsWith("data: [DONE]\n\n");
            stopping.join();
        }
    }

    @Test
    void refusesFieldsOfHttp1() throws Exception {
        try (H2Caller caller = new H2Caller(two.gateway().port())) {
            H2Caller.Stream stream =
                    caller.send(
                            new DefaultHttp2Headers(false)
                                    .method("POST")
                                    .scheme("http")
                                    .authority("localhost")
                                    .path("/v1/chat/completions")
                                    .add("transfer-encoding", "chunked")
                                    .add("x-llm-provider", "first"),
                            TwoProviders.WHOLE);
            String end;
            try {
                end = "status " + stream.status();
            } catch (java.util.concurrent.ExecutionException reset) {
                end = "reset";
            }
            assertThat(end).isIn("status 400", "reset");
            assertThat(two.first().requests()).isEmpty();
        }
    }
}
