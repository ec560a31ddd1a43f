package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A caller that reads slowly slows its provider down instead of filling the gateway's memory.
class SlowCallerTest {
    private static final int PIECES = 3_000;

    private final TwoProviders two = TwoProviders.openAi();
    private final AtomicLong sent = new AtomicLong();

    @AfterEach
    void stop() {
        two.close();
    }

    /// A stream of many megabytes that counts what it could get rid of.
    private Answer flood() {
        byte[] head =
                "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] piece =
                ("data: " + OpenAi.streamEvents("x".repeat(16_000)).get(1) + "\n\n")
                        .getBytes(StandardCharsets.US_ASCII);
        return (wire, _) -> {
            wire.write(head);
            for (int i = 0; i < PIECES; i++) {
                wire.write(piece);
                sent.incrementAndGet();
            }
            for (String event : OpenAi.streamEvents().subList(1, 3)) {
                wire.write(("data: " + event + "\n\n").getBytes(StandardCharsets.US_ASCII));
            }
            wire.write("data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII));
            wire.cut(aigateway.testing.Wire.Cut.FIN);
        };
    }

    private long stalledAt() throws InterruptedException {
        long[] last = {-1};
        Eventually.holds(
                "the provider is slowed down",
                () -> {
                    long before = sent.get();
                    pause();
                    last[0] = sent.get();
                    return before > 0 && before == last[0];
                });
        return last[0];
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void slowsTheProviderDownAndGetsEverythingInTheEnd() throws Exception {
        two.first().then(flood());
        try (RawCaller caller = new RawCaller(two.gateway().port(), 16 * 1024)) {
            caller.send(RawCaller.chat(TwoProviders.STREAM, "x-llm-provider: first"));
            assertThat(stalledAt()).isLessThan(PIECES);
            assertThat(two.ask().status()).as("others go on").isEqualTo(500);
            String all = caller.read().text();
            assertThat(sent.get()).isEqualTo(PIECES);
            assertThat(all).endsWith("data: [DONE]\n\n");
            assertThat(all.length()).isGreaterThan(PIECES * 16_000);
        }
        two.gateway().awaitEntries(2);
    }

    @Test
    void mayLeaveWhileTheProviderWaits() throws Exception {
        two.first().then(flood());
        try (RawCaller caller = new RawCaller(two.gateway().port(), 16 * 1024)) {
            caller.send(RawCaller.chat(TwoProviders.STREAM, "x-llm-provider: first"));
            stalledAt();
        }
        two.first().request().awaitClosed();
        two.gateway().awaitEntries(1);
        assertThat(sent.get()).isLessThan(PIECES);
    }

    @Test
    void doesNotReadIntoAWholeAnswerOfAnySize() throws Exception {
        two.first()
                .then(Answers.endless("application/json", "{\"choices\":[\"", "x".repeat(60_000)));
        two.second().then(OpenAi.completion("from the second"));
        assertThat(two.ask().content()).isEqualTo("from the second");
        two.first().request().awaitClosed();
    }
}
