package aigateway.endtoend.input;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.Answers;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.RawCaller.Raw;
import aigateway.testing.Reply;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Bodies that are too long, alone or all together.
class LimitsTest {
    private static final String HEAD =
            "POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nx-llm-provider: first\r\n";

    private final TwoProviders two =
            TwoProviders.openAi(
                    "[gateway]\nmaxBodyBytes = 100_000\nmaxBufferedBytes = 150_000", 15_000);

    @AfterEach
    void stop() {
        two.close();
    }

    private static String body(int length) {
        String empty = "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}";
        return empty.replace("\"\"", "\"" + "x".repeat(length - empty.length()) + "\"");
    }

    private static String chunked(String body) {
        StringBuilder chunks = new StringBuilder("transfer-encoding: chunked\r\n\r\n");
        for (int at = 0; at < body.length(); at += 1_000) {
            String chunk = body.substring(at, Math.min(at + 1_000, body.length()));
            chunks.append(Integer.toHexString(chunk.length())).append("\r\n");
            chunks.append(chunk).append("\r\n");
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    @Test
    void takeWhatIsJustShortEnough() throws Exception {
        two.first().always(OpenAi.completion("Hi"));
        assertThat(two.askWith(body(100_000)).status()).isEqualTo(200);
        try (RawCaller caller = two.gateway().connect()) {
            assertThat(caller.send(HEAD + chunked(body(100_000))).read().status()).isEqualTo(200);
        }
        assertThat(two.first().requests())
                .extracting(r -> r.json().at("/messages/0/content").asString().length())
                .containsOnly(100_000 - 43);
    }

    @Test
    void refuseWhatIsTooLongAsSoonAsItIsKnown() throws Exception {
        try (RawCaller caller = two.gateway().connect()) {
            Raw answer = caller.send(HEAD + "content-length: 100001\r\n\r\n").read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).contains("100000", "maxBodyBytes");
        }
        try (RawCaller caller = two.gateway().connect()) {
            Raw answer = caller.send(HEAD + chunked(body(100_001))).read();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).contains("100000", "maxBodyBytes");
        }
        assertThat(two.first().requests()).isEmpty();
        two.gateway().awaitEntries(2);
    }

    @Test
    void refuseWhatIsTooMuchTogetherUntilThereIsRoom() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        two.first()
                .then(OpenAi.completion("Hi").holdAfter(0, gate))
                .always(OpenAi.completion("Hi"));
        try (RawCaller holder = two.gateway().connect()) {
            holder.send(RawCaller.chat(body(90_000), "x-llm-provider: first"));
            two.first().awaitRequest(1);
            Reply refused = two.askWith(body(90_000));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isNotEmpty();
            assertThat(refused.errorMessage()).contains("maxBufferedBytes");
            assertThat(two.askWith(body(20_000)).status()).as("a short one").isEqualTo(200);
            gate.countDown();
            assertThat(holder.read().status()).isEqualTo(200);
        }
        assertThat(two.askWith(body(90_000)).status()).isEqualTo(200);
        two.gateway().awaitEntries(4);
    }

    @Test
    void giveBackTheRoomOfCallsThatFail() throws Exception {
        two.first().always(Answers.error(400, "invalid_request_error", "No."));
        for (int i = 0; i < 20; i++) {
            assertThat(two.askWith(body(90_000)).status()).isEqualTo(400);
            assertThat(two.caller().chat("x".repeat(90_000)).status()).isEqualTo(400);
        }
        two.first().always(Answers.stall());
        for (int i = 1; i <= 5; i++) {
            try (RawCaller leaves = two.gateway().connect()) {
                leaves.send(RawCaller.chat(body(90_000), "x-llm-provider: first"));
                two.first().awaitRequest(20 + i);
            }
            two.gateway().awaitEntries(40 + i);
        }
        for (int i = 0; i < 5; i++) {
            try (RawCaller leaves = two.gateway().connect()) {
                leaves.send(HEAD + "content-length: 90000\r\n\r\n").send(body(80_000));
            }
        }
        two.first().always(OpenAi.completion("Hi"));
        Eventually.holds("there is room again", () -> status() == 200);
    }

    private int status() {
        try {
            return two.askWith(body(90_000)).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
