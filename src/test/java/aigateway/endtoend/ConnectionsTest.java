package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Eventually;
import aigateway.testing.HttpAnswer;
import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Connections to providers are used again, and those that went stale are not noticed.
class ConnectionsTest {
    private final TwoProviders two = TwoProviders.openAi("[gateway]\neventLoops = 1", 15_000);

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void areUsedAgain() throws Exception {
        two.first()
                .answering(
                        request ->
                                request.text().contains("stream")
                                        ? OpenAi.stream("Hi").inPieces(50)
                                        : OpenAi.completion("Hi"));
        for (int i = 0; i < 10; i++) {
            assertThat(two.ask().status()).isEqualTo(200);
            try (StreamedReply reply = two.askForStream()) {
                assertThat(reply.completion().done()).isTrue();
            }
        }
        assertThat(two.first().connections()).isLessThanOrEqualTo(2);
    }

    @Test
    void areUsedAgainAfterErrors() throws Exception {
        two.first().always(Answers.error(400, "invalid_request_error", "No."));
        for (int i = 0; i < 10; i++) {
            assertThat(two.ask().status()).isEqualTo(400);
        }
        assertThat(two.first().connections()).isEqualTo(1);
    }

    @Test
    void areReplacedUnseenIfTheProviderClosedThem() throws Exception {
        two.first().closingAfter(1).always(OpenAi.completion("Hi"));
        for (int i = 0; i < 10; i++) {
            Reply reply = two.ask();
            assertThat(reply.content()).isEqualTo("Hi");
            assertThat(reply.header("x-gateway-attempts")).isEqualTo("1");
        }
        assertThat(two.first().connections()).isEqualTo(10);
        assertThat(two.gateway().lines("failover")).isEmpty();
    }

    @Test
    void areReplacedUnseenIfTheyCloseUnderTheRequest() throws Exception {
        for (Wire.Cut how : Wire.Cut.values()) {
            two.first()
                    .then(OpenAi.completion("one"))
                    .then(Answers.drop(how))
                    .then(OpenAi.completion("two"));
            assertThat(two.ask().content()).isEqualTo("one");
            Reply reply = two.ask();
            assertThat(reply.content()).isEqualTo("two");
            assertThat(reply.header("x-gateway-attempts")).isEqualTo("1");
        }
        assertThat(two.second().requests()).isEmpty();
    }

    @Test
    void areNotReplacedTwice() throws Exception {
        two.second().always(OpenAi.completion("from the second"));
        two.first().then(OpenAi.completion("one")).always(Answers.drop(Wire.Cut.FIN));
        two.ask();
        assertThat(two.ask().content()).isEqualTo("from the second");
        assertThat(two.first().requests()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void areClosedIfTheAnswerEndsWithThem() throws Exception {
        two.first().always(OpenAi.completion("Hi").framed(Framing.CLOSE));
        for (int i = 0; i < 3; i++) {
            assertThat(two.ask().content()).isEqualTo("Hi");
        }
        assertThat(two.first().connections()).isEqualTo(3);
    }

    @Test
    void areClosedIfSomethingFollowsTheAnswer() throws Exception {
        String more = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
        HttpAnswer good = OpenAi.completion("Hi");
        two.first()
                .then(
                        (wire, request) -> {
                            byte[] smuggled =
                                    more.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                            byte[] all =
                                    java.util.Arrays.copyOf(
                                            good.bytes(), good.bytes().length + smuggled.length);
                            System.arraycopy(
                                    smuggled, 0, all, good.bytes().length, smuggled.length);
                            wire.write(all);
                        })
                .always(OpenAi.completion("two"));
        assertThat(two.ask().content()).isEqualTo("Hi");
        Eventually.holds(
                "the connection is closed", () -> two.first().requests().getFirst().isClosed());
        assertThat(two.ask().content()).isEqualTo("two");
    }
}
