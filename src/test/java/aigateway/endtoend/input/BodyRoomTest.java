package aigateway.endtoend.input;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.Eventually;
import aigateway.testing.H2Caller;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A body counts as buffered until its answer has begun: then nobody is asked with it any more.
class BodyRoomTest {
    private static final int HELD_BEFORE_TEXT = 1;
    private static final int HELD_AFTER_TEXT = 2;

    private final TwoProviders two =
            TwoProviders.openAi("[gateway]\nmaxBufferedBytes = 150_000", 50);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        two.close();
    }

    private static String body(boolean stream) {
        String start = "{\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\"";
        return start + "x".repeat(90_000) + "\"}]}";
    }

    private StreamedReply stream() throws Exception {
        return two.caller().stream(body(true), "x-llm-provider", "first");
    }

    private int otherCall() throws Exception {
        return two.caller().chat(body(false), "x-llm-provider", "second").status();
    }

    @Test
    void countsThePositionsOfManyValuesToo() throws Exception {
        two.second().always(OpenAi.completion("Hi"));
        String zeros = "0,".repeat(20_000) + "0"; // 40 KB, and 320 KB of positions
        String body =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"zeros\":[" + zeros + "]}";

        assertThat(two.caller().chat(body, "x-llm-provider", "second").status()).isEqualTo(503);
        assertThat(otherCall()).isEqualTo(200);
    }

    @Test
    void isGivenBackWhenAStreamBegins() throws Exception {
        two.first().always(OpenAi.stream("Hi", " you").holdAfter(HELD_AFTER_TEXT, gate));
        two.second().always(OpenAi.completion("Hi"));
        List<StreamedReply> streams = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            StreamedReply reply = stream();
            assertThat(reply.status()).isEqualTo(200);
            reply.next();
            assertThat(reply.next()).contains("Hi");
            streams.add(reply);
            assertThat(otherCall()).isEqualTo(200);
        }
        gate.countDown();
        for (StreamedReply reply : streams) {
            assertThat(reply.completion().done()).isTrue();
        }
        countsEachBodyOnce();
    }

    @Test
    void isGivenBackWhenAStreamBeginsOverHttp2() throws Exception {
        two.first().always(OpenAi.stream("Hi", " you").holdAfter(HELD_AFTER_TEXT, gate));
        two.second().always(OpenAi.completion("Hi"));
        try (H2Caller caller = new H2Caller(two.gateway().port())) {
            List<H2Caller.Stream> streams = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                H2Caller.Stream stream = caller.chat(body(true), "x-llm-provider", "first");
                Eventually.holds("a part has come", () -> stream.soFar().contains("Hi"));
                streams.add(stream);
                assertThat(otherCall()).isEqualTo(200);
            }
            gate.countDown();
            for (H2Caller.Stream stream : streams) {
                assertThat(stream.body()).endsWith("data: [DONE]\n\n");
            }
        }
        countsEachBodyOnce();
    }

    @Test
    void isTakenUntilThen() throws Exception {
        two.first().always(OpenAi.stream("Hi").holdAfter(HELD_BEFORE_TEXT, gate));
        two.second().always(OpenAi.completion("Hi"));
        try (StreamedReply reply = stream()) {
            assertThat(reply.status()).as("of a head that promises nothing").isEqualTo(200);
            assertThat(otherCall()).isEqualTo(503);
            gate.countDown();
            assertThat(reply.completion().content()).isEqualTo("Hi");
            assertThat(otherCall()).isEqualTo(200);
        }
    }

    @Test
    void reachesTheNextProviderWhole() throws Exception {
        two.first()
                .then(OpenAi.stream("Hi").cutAfterPieces(HELD_BEFORE_TEXT, Wire.Cut.FIN))
                .always(OpenAi.completion("Hi"));
        two.second().always(OpenAi.stream("Hello"));
        try (StreamedReply reply = stream()) {
            assertThat(reply.completion().content()).isEqualTo("Hello");
        }
        assertThat(two.second().request().json().at("/messages/0/content").asString())
                .isEqualTo("x".repeat(90_000));
    }

    @Test
    void isTheNextOnesOnTheSameConnection() throws Exception {
        two.first().always(OpenAi.stream("Hi", " you").holdAfter(HELD_AFTER_TEXT, gate));
        two.second().always(OpenAi.completion("Hi"));
        String next = RawCaller.chat(body(false), "x-llm-provider: second");
        try (RawCaller caller = two.gateway().connect()) {
            caller.send(RawCaller.chat(body(true), "x-llm-provider: first") + next + next);
            two.first().awaitRequest(1);
            Eventually.holds("there is room", () -> isServed());
            gate.countDown();
            assertThat(caller.read().text()).endsWith("data: [DONE]\n\n");
            for (int i = 0; i < 2; i++) {
                assertThat(caller.read().status()).isEqualTo(200);
            }
        }
        assertThat(two.second().requests())
                .extracting(r -> r.json().at("/messages/0/content").asString().length())
                .containsOnly(90_000);
        countsEachBodyOnce();
    }

    private boolean isServed() {
        try {
            return otherCall() == 200;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Were a body given back twice, there would be room for more than one now.
    private void countsEachBodyOnce() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        two.first().always(OpenAi.completion("Hi").holdAfter(0, held));
        try (RawCaller holder = two.gateway().connect()) {
            int before = two.first().requests().size();
            holder.send(RawCaller.chat(body(false), "x-llm-provider: first"));
            two.first().awaitRequest(before + 1);
            assertThat(IntStream.range(0, 3).map(_ -> isServed() ? 1 : 0).sum()).isZero();
            held.countDown();
            assertThat(holder.read().status()).isEqualTo(200);
        }
        assertThat(isServed()).isTrue();
    }
}
