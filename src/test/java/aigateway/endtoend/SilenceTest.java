package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Completion;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import aigateway.testing.StreamedReply;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// While a provider says nothing, the caller of a stream gets comments, which promise nothing.
class SilenceTest {
    private final TwoProviders two =
            TwoProviders.openAi("", 100, "firstByteTimeoutSeconds = 1", "idleTimeoutSeconds = 10");
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void getsCommentsBeforeTheAnswer() throws Exception {
        two.first().then(OpenAi.stream("Hi").holdAfter(1, gate));
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(reply.header("x-request-id")).isNotEmpty();
            assertThat(reply.header("x-gateway-provider")).isEmpty();
            assertThat(reply.header("x-gateway-attempts")).isEmpty();
            gate.countDown();
            Completion answer = reply.completion();
            assertThat(answer.content()).isEqualTo("Hi");
            assertThat(answer.done()).isTrue();
            assertThat(reply.comments())
                    .hasSizeGreaterThan(1)
                    .last()
                    .asString()
                    .contains("x-gateway-provider: first")
                    .contains("x-gateway-model: first-model")
                    .contains("x-gateway-attempts: 1");
        }
    }

    @Test
    void mayStillGetAnotherProvidersAnswer() throws Exception {
        two.first().then(Answers.stall());
        two.second().then(OpenAi.stream("from the second"));
        try (StreamedReply reply = two.askForStream()) {
            Completion answer = reply.completion();
            assertThat(answer.content()).isEqualTo("from the second");
            assertThat(reply.comments().getLast())
                    .contains("x-gateway-provider: second")
                    .contains("x-gateway-attempts: 2");
        }
        two.gateway().awaitEntries(1);
    }

    @Test
    void mayStillGetAnErrorAsAnEvent() throws Exception {
        two.first().then(Answers.stall());
        two.second().then(Answers.error(500, "server_error", "No."));
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.status()).isEqualTo(200);
            Completion answer = reply.completion();
            assertThat(answer.done()).isFalse();
            assertThat(answer.events()).hasSize(1);
            assertThat(answer.errorMessage()).contains("first").contains("firstByteTimeoutSeconds");
            assertThat(reply.cut()).isFalse();
        }
        two.gateway().awaitEntries(1);
    }

    @Test
    void getsCommentsInTheMiddleToo() throws Exception {
        two.first().then(OpenAi.stream("one", "two").holdAfter(2, gate));
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.header("x-gateway-provider")).isEqualTo("first");
            assertThat(reply.next()).isNotNull();
            assertThat(reply.nextJson().at("/choices/0/delta/content").asString()).isEqualTo("one");
            Thread opener =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            Thread.sleep(500);
                                        } catch (InterruptedException e) {
                                            throw new AssertionError(e);
                                        }
                                        gate.countDown();
                                    });
            assertThat(reply.completion().content()).isEqualTo("two");
            opener.join(Eventually.PATIENCE);
            assertThat(reply.comments()).contains("keep-alive");
        }
    }

    @Test
    void isKeptForWholeAnswers() throws Exception {
        two.first().then(OpenAi.completion("Hi").after(400));
        assertThat(two.ask().header("x-gateway-provider")).isEqualTo("first");
    }
}
