package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.testing.Caller;
import aigateway.testing.Completion;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Stopping takes no new calls and ends none early.
class StoppingTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static void refuses(TwoProviders two) throws InterruptedException {
        int port = two.gateway().port();
        Eventually.holds(
                "connections are refused",
                () -> {
                    try {
                        new RawCaller(port).close();
                        return false;
                    } catch (IOException | UncheckedIOException refused) {
                        return true;
                    }
                });
    }

    @Test
    void finishesWhatIsUnderWay() throws Exception {
        TwoProviders two = TwoProviders.openAi();
        two.first()
                .answering(
                        request ->
                                request.text().contains("\"stream\":true")
                                        ? OpenAi.stream("one ", "two").holdAfter(2, gate)
                                        : OpenAi.completion("whole").holdAfter(0, gate));
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(threads.submit(() -> two.ask().content()));
            answers.add(threads.submit(() -> text(two)));
        }
        two.first().awaitRequest(40);
        Future<?> stopping = threads.submit(() -> two.gateway().stop());
        refuses(two);
        assertThat(stopping.isDone()).isFalse();
        gate.countDown();
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isIn("whole", "one two");
        }
        stopping.get();
        two.gateway().awaitEntries(40);
        two.close();
    }

    private static String text(TwoProviders two) throws Exception {
        try (StreamedReply reply = two.askForStream()) {
            Completion answer = reply.completion();
            assertThat(answer.done()).isTrue();
            return answer.content();
        }
    }

    @Test
    void endsWithAnErrorWhatDoesNotFinishInTime() throws Exception {
        TwoProviders two = TwoProviders.openAi("[gateway]\ndrainSeconds = 1", 15_000);
        two.first()
                .then(OpenAi.stream("one ", "two").stallAfter(2))
                .then(OpenAi.completion("x").stallAfter(0));
        try (StreamedReply reply = two.askForStream()) {
            reply.next();
            Future<Reply> whole = threads.submit(() -> two.ask());
            two.first().awaitRequest(2);
            Future<?> stopping = threads.submit(() -> two.gateway().stop());
            Completion answer = reply.completion();
            assertThat(answer.content()).isEqualTo("one ");
            assertThat(answer.done()).isFalse();
            assertThat(answer.errorMessage()).contains("stopping");
            assertThat(reply.cut()).isFalse();
            assertThat(whole.get().status()).isEqualTo(503);
            assertThat(whole.get().header("retry-after")).isNotEmpty();
            stopping.get();
        }
        two.first().awaitRequest(1).awaitClosed();
        two.gateway().awaitEntries(2);
        two.close();
    }

    @Test
    void closesIdleConnectionsAtOnce() throws Exception {
        TwoProviders two = TwoProviders.openAi();
        two.first().then(OpenAi.completion("Hi"));
        try (RawCaller idle = two.gateway().connect();
                RawCaller used = two.gateway().connect()) {
            used.send(RawCaller.chat(TwoProviders.WHOLE, "x-llm-provider: first")).read();
            two.gateway().stop();
            assertThat(idle.closedByPeer()).isTrue();
            assertThat(used.closedByPeer()).isTrue();
        }
        assertThatThrownBy(() -> two.gateway().connect()).hasRootCauseMessage("Connection refused");
        two.close();
    }

    @Test
    void saysThatItIsNotReadyAnyMore() throws Exception {
        TwoProviders two = TwoProviders.openAi();
        two.first().then(OpenAi.completion("Hi").holdAfter(0, gate));
        try (Caller admin = new Caller("http://127.0.0.1:" + two.gateway().adminPort())) {
            assertThat(admin.send("GET", "/health/ready", "").status()).isEqualTo(200);
            Future<Reply> whole = threads.submit(() -> two.ask());
            two.first().awaitRequest(1);
            Future<?> stopping = threads.submit(() -> two.gateway().stop());
            refuses(two);
            assertThat(admin.send("GET", "/health/ready", "").status()).isEqualTo(503);
            gate.countDown();
            assertThat(whole.get().content()).isEqualTo("Hi");
            stopping.get();
        }
        two.close();
    }
}
