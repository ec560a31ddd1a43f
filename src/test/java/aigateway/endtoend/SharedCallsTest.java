package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.StreamedReply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Identical calls at the same time.
class SharedCallsTest {
    private final TwoProviders two = TwoProviders.openAi("[cache]", 15_000);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        two.close();
    }

    private RawCaller ask(String body) throws Exception {
        return two.gateway().connect().send(RawCaller.chat(body, "x-llm-provider: first"));
    }

    private void underWay(int calls) throws InterruptedException {
        Eventually.holds(calls + " calls", () -> two.gateway().callsUnderWay() == calls);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void becomeOneCallToTheProvider(boolean streamFirst) throws Exception {
        int calls = 1_000;
        CountDownLatch all = new CountDownLatch(1);
        two.first()
                .then(
                        streamFirst
                                ? OpenAi.stream("Hello", " all").holdAfter(2, all)
                                : OpenAi.completion("Hello all").holdAfter(0, all));
        List<Future<RawCaller.Raw>> answers = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            boolean stream = (i % 2 == 0) == streamFirst;
            RawCaller caller = ask(stream ? TwoProviders.STREAM : TwoProviders.WHOLE);
            if (i == 0) {
                two.first().awaitRequest(1);
            }
            answers.add(
                    threads.submit(
                            () -> {
                                try (caller) {
                                    return caller.read();
                                }
                            }));
        }
        underWay(calls);
        all.countDown();
        int hits = 0;
        for (int i = 0; i < calls; i++) {
            RawCaller.Raw answer = answers.get(i).get();
            assertThat(answer.status()).isEqualTo(200);
            hits += "hit".equals(answer.fields().get("x-cache")) ? 1 : 0;
            boolean stream = (i % 2 == 0) == streamFirst;
            assertThat(answer.text()).contains("Hello").contains(" all");
            assertThat(answer.text()).contains("stop");
            assertThat(answer.text().endsWith("data: [DONE]\n\n")).isEqualTo(stream);
        }
        assertThat(hits).isEqualTo(calls - 1);
        assertThat(two.first().requests()).hasSize(1);
        two.gateway().awaitEntries(calls);
        assertThat(two.gateway().lines("cache")).hasSize(calls - 1);
    }

    @Test
    void goOnWhenTheFirstCallerLeaves() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        two.first().then(OpenAi.stream("Hello", " you", " two").holdAfter(2, left));
        RawCaller first = ask(TwoProviders.STREAM);
        first.read(300);
        try (StreamedReply second = two.askForStream()) {
            assertThat(second.header("x-cache")).isEqualTo("hit");
            first.close();
            two.gateway().awaitEntries(1);
            left.countDown();
            assertThat(second.completion().content()).isEqualTo("Hello you two");
        }
        assertThat(two.ask().header("x-cache")).as("it is kept").isEqualTo("hit");
        assertThat(two.first().requests()).hasSize(1);
    }

    @Test
    void goOnWhenTheFirstCallerLeavesBeforeTheAnswer() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        two.first().then(Answers.error(500, "server_error", "no").holdAfter(0, left));
        two.second().then(OpenAi.completion("from the second"));
        RawCaller first = ask(TwoProviders.WHOLE);
        two.first().awaitRequest(1);
        try (RawCaller second = ask(TwoProviders.WHOLE)) {
            underWay(2);
            first.close();
            two.gateway().awaitEntries(1);
            left.countDown();
            assertThat(second.read().text()).contains("from the second");
        }
    }

    @Test
    void endTheCallToTheProviderWhenAllLeave() throws Exception {
        two.first().then(OpenAi.stream("Hello", " you").stallAfter(2));
        RawCaller first = ask(TwoProviders.STREAM);
        first.read(300);
        RawCaller second = ask(TwoProviders.STREAM);
        second.read(300);
        first.close();
        two.gateway().awaitEntries(1);
        assertThat(two.first().request().isClosed()).isFalse();
        second.close();
        two.gateway().awaitEntries(2);
        two.first().request().awaitClosed();
        two.first().then(OpenAi.completion("anew"));
        assertThat(two.ask().content()).isEqualTo("anew");
    }

    @Test
    void failTogetherAndThenStartAnew() throws Exception {
        CountDownLatch both = new CountDownLatch(1);
        two.first().then(Answers.error(400, "invalid_request_error", "not so").holdAfter(0, both));
        try (RawCaller first = ask(TwoProviders.WHOLE)) {
            two.first().awaitRequest(1);
            try (RawCaller second = ask(TwoProviders.STREAM)) {
                underWay(2);
                Thread.sleep(50); // so that it has joined, most likely; else it fails by itself
                two.first().always(Answers.error(400, "invalid_request_error", "not so"));
                both.countDown();
                assertThat(first.read().status()).isEqualTo(400);
                assertThat(second.read().text()).contains("not so");
            }
        }
        two.first().always(OpenAi.completion("now"));
        assertThat(two.ask().content()).isEqualTo("now");
    }

    @Test
    void areNotSlowedByOneThatReadsSlowly() throws Exception {
        int pieces = 3_000;
        CountDownLatch joined = new CountDownLatch(1);
        two.first().then(flood(pieces, 16_000, joined));
        try (RawCaller slow = new RawCaller(two.gateway().port(), 16 * 1024)) {
            slow.send(RawCaller.chat(TwoProviders.STREAM, "x-llm-provider: first"));
            two.first().awaitRequest(1);
            try (StreamedReply fast = two.askForStream()) {
                assertThat(fast.header("x-cache")).isEqualTo("hit");
                joined.countDown();
                int length = 0;
                for (String event = fast.next(); event != null; event = fast.next()) {
                    length += event.length();
                }
                assertThat(length).isGreaterThan(pieces * 16_000);
            }
            String text = slow.read().text();
            assertThat(text).doesNotContain("[DONE]").contains("reads so slowly");
        }
        two.gateway().awaitEntries(2);
        assertThat(two.first().requests()).hasSize(1);
    }

    @Test
    void mayBeReadSlowlyWhereTheAnswerIsKeptAnyway() throws Exception {
        int pieces = 300;
        two.first().then(flood(pieces, 16_000, new CountDownLatch(0)));
        try (RawCaller slow = new RawCaller(two.gateway().port(), 16 * 1024)) {
            slow.send(RawCaller.chat(TwoProviders.STREAM, "x-llm-provider: first"));
            two.first().awaitRequest(1);
            assertThat(two.ask().content().length()).isEqualTo(pieces * 16_000);
            String text = slow.read().text();
            assertThat(text).endsWith("data: [DONE]\n\n");
            assertThat(text.length()).isGreaterThan(pieces * 16_000);
        }
    }

    /// A long stream, whose greater part comes when the latch is open.
    private static Answer flood(int pieces, int length, CountDownLatch more) {
        List<String> events = OpenAi.streamEvents("x".repeat(length));
        return (wire, _) -> {
            wire.write(
                    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            wire.write(framed(events.get(0)));
            byte[] piece = framed(events.get(1));
            for (int i = 0; i < pieces; i++) {
                wire.write(piece);
                more.await();
                if (i % 64 == 63) {
                    Thread.sleep(15); // a pace that whoever reads on can keep up with
                }
            }
            for (String event : events.subList(2, events.size())) {
                wire.write(framed(event));
            }
            wire.cut(aigateway.testing.Wire.Cut.FIN);
        };
    }

    private static byte[] framed(String event) {
        return ("data: " + event + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }
}
