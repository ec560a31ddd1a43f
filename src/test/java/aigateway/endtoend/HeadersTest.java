package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The header fields of every answer.
class HeadersTest {
    private final TwoProviders two = TwoProviders.openAi();

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void saysOnAWholeAnswerWhereItCameFrom() throws Exception {
        two.first().then(OpenAi.completion("Hi").header("x-request-id", "req_of_the_provider"));
        Reply reply = two.ask();
        assertThat(reply.header("x-gateway-provider")).isEqualTo("first");
        assertThat(reply.header("x-gateway-model")).isEqualTo("first-model");
        assertThat(reply.header("x-gateway-attempts")).isEqualTo("1");
        assertThat(reply.header("x-cache")).isEqualTo("bypass");
        assertThat(reply.header("server")).startsWith("ai-gateway/");
        assertThat(reply.header("server-timing"))
                .matches("gateway;dur=[0-9.]+, upstream;dur=[0-9.]+");
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(reply.header("x-request-id")).isNotEmpty().isNotEqualTo("req_of_the_provider");
        assertThat(reply.headers().map().keySet())
                .doesNotContain("x-gateway-dropped", "transfer-encoding", "set-cookie");
    }

    @Test
    void saysOnAStreamWhereItComesFrom() throws Exception {
        two.first().then(OpenAi.stream("Hi"));
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.header("x-gateway-provider")).isEqualTo("first");
            assertThat(reply.header("x-gateway-model")).isEqualTo("first-model");
            assertThat(reply.header("x-gateway-attempts")).isEqualTo("1");
            assertThat(reply.header("server-timing")).contains("upstream;dur=");
            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(reply.header("cache-control")).isEqualTo("no-cache");
            assertThat(reply.header("x-accel-buffering")).isEqualTo("no");
            assertThat(reply.header("x-request-id")).isNotEmpty();
            assertThat(reply.header("content-length")).isEmpty();
            reply.rest();
        }
    }

    @Test
    void areOnErrorsToo() throws Exception {
        two.first()
                .always(Answers.error(429, "rate_limit_error", "Slow.").header("retry-after", "7"));
        two.second().always(Answers.error(500, "server_error", "No."));
        Reply failed = two.ask();
        assertThat(failed.status()).isEqualTo(429);
        assertThat(failed.header("retry-after")).isEqualTo("7");
        assertThat(failed.header("x-gateway-attempts")).isEqualTo("2");
        List<Reply> refused =
                List.of(
                        failed,
                        two.caller().chat("{"),
                        two.caller().send("GET", "/v1/chat/completions", ""),
                        two.caller().send("POST", "/v1/none", "{}"),
                        two.caller().send("GET", "/", ""),
                        two.caller().send("GET", "/v1/models", ""));
        assertThat(refused)
                .allSatisfy(
                        reply -> {
                            assertThat(reply.header("x-request-id")).isNotEmpty();
                            assertThat(reply.header("server")).startsWith("ai-gateway/");
                            assertThat(reply.header("server-timing")).contains("gateway;dur=");
                            assertThat(reply.header("content-type")).startsWith("application/json");
                        });
        assertThat(refused).extracting(Reply::status).containsExactly(429, 400, 405, 404, 404, 200);
        two.gateway().awaitEntries(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc-123", "trace:1/2=3", "01J8ZQ4Y2S6W4N1V9J3X"})
    void keepsASaneRequestId(String id) throws Exception {
        two.first().then(OpenAi.completion("Hi"));
        Reply reply = two.ask("x-request-id", id);
        assertThat(reply.header("x-request-id")).isEqualTo(id);
        assertThat(two.gateway().awaitEntries(1).getFirst().at("/metadata/requestId").asString())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "semi;colon", "quo\"te", "<b>", "LONG"})
    void makesAFreshRequestIdForOneThatIsNotSane(String id) throws Exception {
        two.first().always(OpenAi.completion("Hi"));
        String sent = id.equals("LONG") ? "x".repeat(500) : id;
        Reply reply = two.ask("x-request-id", sent);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("x-request-id")).isNotEmpty().isNotEqualTo(sent);
    }

    @Test
    void makesIdsThatDiffer() throws Exception {
        two.first().always(OpenAi.completion("Hi"));
        GatewayTester gateway = two.gateway();
        for (int i = 0; i < 20; i++) {
            two.ask();
        }
        assertThat(gateway.awaitEntries(20))
                .extracting(entry -> entry.at("/metadata/requestId").asString())
                .doesNotHaveDuplicates();
    }
}
