package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rate limits as callers meet them.
class RateLimitTest {
    private static final String BODY =
            "{\"model\":\"one-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}";
    private static final String STREAM = BODY.replace("{\"model\"", "{\"stream\":true,\"model\"");
    private static final List<String> FIELDS =
            List.of(
                    "ratelimit-limit",
                    "ratelimit-remaining",
                    "ratelimit-reset",
                    "ratelimit",
                    "ratelimit-policy");

    private final FakeProvider provider = FakeProvider.start();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void saysOnEveryAnswerWhatIsLeft() throws Exception {
        provider.always(OpenAi.completion("Hi"));
        try (GatewayTester gateway = gateway(plan(5))) {
            Reply whole = gateway.caller().chat(BODY);
            says(whole, 200, 4);
            provider.then(OpenAi.stream("Hi"));
            try (StreamedReply stream = gateway.caller().stream(STREAM)) {
                assertThat(stream.header("ratelimit-remaining")).isEqualTo("3");
                stream.rest();
            }
            provider.then(Answers.error(400, "invalid_request_error", "No."));
            says(gateway.caller().chat(BODY), 400, 2);
            says(gateway.caller().chat(BODY, "x-llm-provider", "none"), 400, 1);
            // what the door answers itself is not counted
            says(gateway.caller().send("GET", "/v1/models", ""), 200, 1);
            says(gateway.caller().send("GET", "/v1/models/none", ""), 404, 1);
            says(gateway.caller().send("POST", "/v1/none", "{}"), 404, 1);
            says(gateway.caller().send("GET", "/v1/chat/completions", ""), 405, 1);
            says(gateway.caller().chat("{"), 400, 1);
            says(gateway.caller().chat(BODY), 200, 0);
            Reply refused = gateway.caller().chat(BODY);
            says(refused, 429, 0);
            assertThat(refused.header("retry-after")).isEqualTo(refused.header("ratelimit-reset"));
            assertThat(refused.json().at("/error/code").asString())
                    .isEqualTo("rate_limit_exceeded");
            assertThat(refused.json().at("/error/type").asString()).isEqualTo("rate_limit_error");
            assertThat(refused.errorMessage()).contains("5 in 3600 s (plan basic)");
            says(gateway.caller().chat(STREAM), 429, 0);
            says(gateway.caller().send("GET", "/v1/models", ""), 200, 0);
            assertThat(provider.requests()).hasSize(4);
            gateway.awaitEntries(13);
        }
    }

    @Test
    void saysNothingWithoutALimit() throws Exception {
        provider.always(OpenAi.completion("Hi"));
        String other =
                "[[ratelimit.clients]]\nclientIP=\"192.0.2.1\"\nrequestsPerWindow=1\n"
                        + "windowSeconds=60\n";
        for (String limits : List.of("", other)) {
            try (GatewayTester gateway = gateway(limits)) {
                Reply reply = gateway.caller().chat(BODY);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.headers().map()).doesNotContainKeys(FIELDS.toArray(String[]::new));
            }
        }
    }

    @Test
    void keepsTheCountsWhenTheFileChanges() throws Exception {
        provider.always(OpenAi.completion("Hi"));
        try (GatewayTester gateway = gateway(plan(2))) {
            gateway.caller().chat(BODY);
            says(gateway.caller().chat(BODY), 200, 0);
            gateway.rewrite(config(plan(5)));
            Reply reply = gateway.caller().chat(BODY);
            assertThat(reply.header("ratelimit-remaining")).isEqualTo("2");
            gateway.rewrite(config(""));
            assertThat(gateway.caller().chat(BODY).header("ratelimit-limit")).isEmpty();
        }
    }

    @Test
    void letsJustAsManyThroughOfACrowd() throws Exception {
        provider.always(OpenAi.completion("Hi"));
        AtomicInteger through = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (GatewayTester gateway = gateway(plan(50))) {
            CountDownLatch done = new CountDownLatch(200);
            for (int i = 0; i < 200; i++) {
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        int status = gateway.caller().chat(BODY).status();
                                        (status == 200 ? through : refused).incrementAndGet();
                                    } catch (Exception e) {
                                        throw new AssertionError(e);
                                    } finally {
                                        done.countDown();
                                    }
                                });
            }
            done.await();
        }
        assertThat(through).hasValue(50);
        assertThat(refused).hasValue(150);
        assertThat(provider.requests()).hasSize(50);
    }

    /// The caller is at 127.0.0.1, which is a trusted proxy or is not.
    @ParameterizedTest
    @CsvSource({
        "false, '192.0.2.7', 127.0.0.1",
        "true, '', 127.0.0.1",
        "true, '192.0.2.7', 192.0.2.7",
        "true, '10.0.0.9, 192.0.2.7', 192.0.2.7",
        "true, '192.0.2.7, 127.0.0.1', 192.0.2.7",
        "true, '192.0.2.7, nonsense', 127.0.0.1",
        "true, '2001:db8::1', 2001:db8::1"
    })
    void believesTrustedProxiesOnly(boolean trusted, String forwarded, String client)
            throws Exception {
        provider.always(OpenAi.completion("Hi"));
        String proxies = trusted ? "[gateway]\ntrustedProxies = [\"127.0.0.0/8\"]\n" : "";
        String own =
                "[[ratelimit.clients]]\nclientIP=\""
                        + client
                        + "\"\nname=\"own\"\nrequestsPerWindow=9\nwindowSeconds=60\n";
        try (GatewayTester gateway = gateway(proxies + plan(5) + own)) {
            Reply reply =
                    forwarded.isEmpty()
                            ? gateway.caller().chat(BODY)
                            : gateway.caller().chat(BODY, "x-forwarded-for", forwarded);
            assertThat(reply.header("ratelimit")).startsWith("\"own\";r=8;");
            assertThat(gateway.awaitEntries(1).getFirst().at("/metadata/client").asString())
                    .isEqualTo(client);
        }
    }

    @Test
    void readsAllLinesOfTheFieldFromTheLast() throws Exception {
        provider.always(OpenAi.completion("Hi"));
        String proxies = "[gateway]\ntrustedProxies = [\"127.0.0.0/8\"]\n";
        try (GatewayTester gateway = gateway(proxies + plan(5));
                var raw = gateway.connect()) {
            raw.send(
                    "GET /v1/models HTTP/1.1\r\nhost: a\r\nx-forwarded-for: 192.0.2.1\r\n"
                            + "x-forwarded-for: 192.0.2.2\r\n\r\n");
            assertThat(gateway.awaitEntries(1).getFirst().at("/metadata/client").asString())
                    .isEqualTo("192.0.2.2");
        }
    }

    private static void says(Reply reply, int status, int remaining) {
        assertThat(reply.status()).isEqualTo(status);
        String reset = reply.header("ratelimit-reset");
        assertThat(Integer.parseInt(reset)).isBetween(3_500, 3_600);
        assertThat(FIELDS)
                .extracting(reply::header)
                .containsExactly(
                        reply.header("ratelimit-limit"),
                        Integer.toString(remaining),
                        reset,
                        "\"basic\";r=" + remaining + ";t=" + reset,
                        "\"basic\";q=" + reply.header("ratelimit-limit") + ";w=3600");
    }

    private static String plan(int requests) {
        return "[ratelimit]\nname = \"basic\"\nrequestsPerWindow = "
                + requests
                + "\nwindowSeconds = 3600\n";
    }

    private GatewayTester gateway(String limits) {
        return GatewayTester.start(config(limits));
    }

    private String config(String limits) {
        return limits + GatewayTester.provider("one", "openai", provider);
    }
}
