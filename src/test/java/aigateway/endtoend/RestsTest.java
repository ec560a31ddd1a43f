package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Reply;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Keys and providers that rest are asked last, and are asked all the same if nobody else is left.
class RestsTest {
    private static final String KEYS = "apiKeys = [\"key-number-1\", \"key-number-2\"]";

    private static GatewayTester withKeys(FakeProvider fake, String more) {
        String table =
                GatewayTester.provider("first", "openai", fake)
                        .replace("apiKey = \"key-of-first\"", KEYS);
        return GatewayTester.start(table + more);
    }

    private static List<String> keys(FakeProvider fake) {
        return fake.requests().stream()
                .map(request -> Objects.requireNonNull(request.header("authorization")))
                .map(field -> field.substring("Bearer ".length()))
                .toList();
    }

    private static Reply ask(GatewayTester gateway) throws Exception {
        return gateway.caller().chat(TwoProviders.WHOLE, "x-llm-provider", "first");
    }

    @Test
    void usesSeveralKeysInTurn() throws Exception {
        try (FakeProvider fake = FakeProvider.start().always(OpenAi.completion("Hi"));
                GatewayTester gateway = withKeys(fake, "")) {
            for (int i = 0; i < 10; i++) {
                ask(gateway);
            }
            assertThat(keys(fake)).filteredOn("key-number-1"::equals).hasSize(5);
            assertThat(keys(fake)).filteredOn("key-number-2"::equals).hasSize(5);
        }
    }

    @Test
    void triesTheOtherKeyAndThenLeavesTheBadOneAlone() throws Exception {
        for (int status : new int[] {401, 429}) {
            try (FakeProvider fake = FakeProvider.start();
                    GatewayTester gateway = withKeys(fake, "")) {
                fake.answering(
                        request ->
                                isBad(request)
                                        ? Answers.error(status, "some_error", "No.")
                                        : OpenAi.completion("Hi"));
                for (int i = 0; i < 6; i++) {
                    assertThat(ask(gateway).content()).isEqualTo("Hi");
                }
                assertThat(keys(fake)).filteredOn("key-number-1"::equals).hasSize(1);
                assertThat(keys(fake)).filteredOn("key-number-2"::equals).hasSize(6);
                gateway.awaitEntries(6);
            }
        }
    }

    private static boolean isBad(ReceivedRequest request) {
        return "Bearer key-number-1".equals(request.header("authorization"));
    }

    @Test
    void asksAKeyThatRestsIfThereIsNoOther() throws Exception {
        try (FakeProvider fake = FakeProvider.start();
                GatewayTester gateway = withKeys(fake, "")) {
            fake.always(Answers.error(429, "x", "Slow.").header("retry-after", "3600"));
            assertThat(ask(gateway).status()).isEqualTo(429);
            assertThat(ask(gateway).header("retry-after")).isEqualTo("3600");
            fake.always(OpenAi.completion("Hi"));
            assertThat(ask(gateway).content()).isEqualTo("Hi");
        }
    }

    @Test
    void obeysRetryAfterAsLongAsAnotherCanAnswer() throws Exception {
        try (TwoProviders two = TwoProviders.openAi()) {
            two.first().then(Answers.error(429, "x", "Slow.").header("retry-after", "600"));
            two.first().always(OpenAi.completion("first"));
            two.second().always(OpenAi.completion("second"));
            for (int i = 0; i < 4; i++) {
                assertThat(two.ask().content()).isEqualTo("second");
            }
            assertThat(two.first().requests()).hasSize(1);
            two.second().always(Answers.error(500, "x", "No."));
            assertThat(two.ask().content()).isEqualTo("first");
        }
    }

    @Test
    void asksAgainOnceRetryAfterIsOver() throws Exception {
        try (TwoProviders two = TwoProviders.openAi()) {
            two.first().then(Answers.error(429, "x", "Slow.").header("retry-after-ms", "300"));
            two.first().always(OpenAi.completion("first"));
            two.second().always(OpenAi.completion("second"));
            assertThat(two.ask().content()).isEqualTo("second");
            Thread.sleep(1_100);
            assertThat(two.ask().content()).isEqualTo("first");
        }
    }

    @Test
    void putsAProviderLastThatKeepsFailing() throws Exception {
        try (TwoProviders two = TwoProviders.openAi()) {
            two.first().always(Answers.error(500, "x", "No."));
            two.second().always(OpenAi.completion("second"));
            for (int i = 0; i < 12; i++) {
                assertThat(two.ask().content()).isEqualTo("second");
            }
            int asked = two.first().requests().size();
            assertThat(asked).isBetween(1, 11);
            two.ask();
            assertThat(two.first().requests()).hasSize(asked);
            two.second().always(Answers.error(502, "x", "No."));
            Reply reply = two.ask();
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.errorMessage()).contains("first");
            assertThat(two.first().requests()).hasSize(asked + 1);
        }
    }

    @Test
    void keepsSecretsOutOfLogsAndErrors() throws Exception {
        try (FakeProvider fake = FakeProvider.start();
                GatewayTester gateway = withKeys(fake, "")) {
            fake.answering(
                    request ->
                            Answers.error(
                                    401,
                                    "authentication_error",
                                    "Incorrect key: " + request.header("authorization")));
            Reply reply = ask(gateway);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text()).doesNotContain("key-number").contains("Incorrect key");
            gateway.awaitEntries(1);
            assertThat(gateway.lines().toString()).doesNotContain("key-number");
        }
    }

    /// Google refuses a key with a status of 400.
    @Test
    void triesTheOtherKeyWhereTheRefusalLooksLikeABadRequest() throws Exception {
        String refusal =
                "{\"error\":{\"code\":400,\"message\":\"API key not valid.\","
                        + "\"status\":\"INVALID_ARGUMENT\",\"details\":[{\"@type\":"
                        + "\"type.googleapis.com/google.rpc.ErrorInfo\","
                        + "\"reason\":\"API_KEY_INVALID\"}]}}";
        try (FakeProvider fake = FakeProvider.start();
                GatewayTester gateway =
                        GatewayTester.start(
                                GatewayTester.provider("first", "gemini", fake)
                                        .replace("apiKey = \"key-of-first\"", KEYS))) {
            fake.answering(
                    request ->
                            "key-number-1".equals(request.header("x-goog-api-key"))
                                    ? Answers.json(400, refusal)
                                    : Answers.json(
                                            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":"
                                                    + "\"Hi\"}]},\"finishReason\":\"STOP\"}]}"));
            for (int i = 0; i < 4; i++) {
                assertThat(ask(gateway).content()).isEqualTo("Hi");
            }
            assertThat(fake.requests())
                    .filteredOn(r -> "key-number-1".equals(r.header("x-goog-api-key")))
                    .hasSize(1);
        }
    }
}
