package aigateway.endtoend.providers;

import static aigateway.testing.GatewayTester.provider;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `GET /admin/providers`.
class ProvidersTest {
    @Test
    void showsWhatIsConfiguredWithoutItsKeys() throws Exception {
        try (FakeProvider fake = FakeProvider.start();
                GatewayTester gateway =
                        GatewayTester.start(
                                """
                                [mistralConfig]
                                apiKey = ""
                                [[providers]]
                                name = "one"
                                kind = "anthropic"
                                endpoint = "%s?token=very-secret"
                                apiKeys = ["sk-ant-0123456789", "short"]
                                model = "claude-test"
                                models = ["claude-other", "*"]
                                connectTimeoutSeconds = 1.5
                                """
                                        .formatted(fake.url()));
                Admin admin = Admin.of(gateway)) {
            JsonNode all = admin.get("/admin/providers");

            assertThat(all.at("/leftOut/0/name").asString()).isEqualTo("mistral");
            assertThat(all.at("/leftOut/0/reason").asString()).contains("apiKey is empty");
            JsonNode one = admin.provider("one");
            assertThat(one.propertyNames())
                    .containsExactly(
                            "name",
                            "kind",
                            "dialect",
                            "endpoint",
                            "model",
                            "models",
                            "anyModel",
                            "keys",
                            "state",
                            "circuit",
                            "restingKeys",
                            "lastSuccessAt",
                            "lastError",
                            "calls",
                            "failed",
                            "limits");
            assertThat(one.path("kind").asString()).isEqualTo("anthropic");
            assertThat(one.path("dialect").asString()).isEqualTo("anthropic");
            assertThat(one.path("keys").toString()).isEqualTo("[\"…6789\",\"…\"]");
            assertThat(one.path("models").toString()).isEqualTo("[\"claude-other\"]");
            assertThat(one.path("anyModel").asBoolean()).isTrue();
            assertThat(one.path("state").asString()).isEqualTo("unknown");
            assertThat(one.path("circuit").toString())
                    .isEqualTo(
                            "{\"state\":\"closed\",\"failuresInARow\":0,\"restsForSeconds\":null}");
            assertThat(one.path("lastSuccessAt").isNull()).isTrue();
            assertThat(one.path("lastError").isNull()).isTrue();
            assertThat(one.path("limits").toString())
                    .isEqualTo(
                            "{\"connectSeconds\":1.5,\"firstByteSeconds\":600,\"idleSeconds\":120,"
                                    + "\"totalSeconds\":900}");
            assertThat(all.toString()).doesNotContain("very-secret", "sk-ant");
        }
    }

    @Test
    void showsThatAProviderFailsThatItRestsAndThatItIsBack() throws Exception {
        long start = System.currentTimeMillis();
        try (TwoProviders two = TwoProviders.openAi();
                Admin admin = Admin.of(two.gateway())) {
            two.first().always(OpenAi.completion("Hi"));
            two.second().always(OpenAi.completion("second"));
            assertThat(two.ask().status()).isEqualTo(200);
            two.gateway().awaitEntries(1);
            assertThat(admin.provider("first").path("state").asString()).isEqualTo("ok");
            assertThat(admin.provider("first").path("lastSuccessAt").asLong())
                    .isBetween(start - 1, System.currentTimeMillis());
            assertThat(admin.provider("second").path("state").asString()).isEqualTo("unknown");

            two.first().always(Answers.error(500, "x", "no luck with key-of-first"));
            assertThat(two.ask("x-request-id", "unlucky").content()).isEqualTo("second");
            two.gateway().awaitEntries(2);
            JsonNode failing = admin.provider("first");
            assertThat(failing.path("state").asString()).isEqualTo("degraded");
            assertThat(failing.at("/circuit/failuresInARow").asInt()).isEqualTo(1);
            assertThat(failing.at("/lastError/status").asInt()).isEqualTo(500);
            assertThat(failing.at("/lastError/type").asString()).isEqualTo("upstream_500");
            assertThat(failing.at("/lastError/requestId").asString()).isEqualTo("unlucky");
            assertThat(failing.at("/lastError/message").asString())
                    .contains("no luck with")
                    .doesNotContain("key-of-first");
            assertThat(failing.path("calls").asInt()).isEqualTo(2);
            assertThat(failing.path("failed").asInt()).isEqualTo(1);

            two.first().always(OpenAi.completion("Hi"));
            assertThat(two.ask().content()).isEqualTo("Hi");
            assertThat(admin.provider("first").path("state").asString()).isEqualTo("ok");
            assertThat(admin.provider("first").path("lastError").isNull()).isFalse();

            two.first().always(Answers.error(500, "x", "No."));
            for (int i = 0; i < 6; i++) {
                assertThat(two.ask().content()).isEqualTo("second");
            }
            JsonNode resting = admin.provider("first");
            assertThat(resting.path("state").asString()).isEqualTo("resting");
            assertThat(resting.at("/circuit/state").asString()).isEqualTo("open");
            assertThat(resting.at("/circuit/restsForSeconds").asInt()).isBetween(1, 10);
        }
    }

    @Test
    void showsKeysThatRest() throws Exception {
        try (FakeProvider fake = FakeProvider.start();
                GatewayTester gateway = GatewayTester.start(provider("one", "openai", fake));
                Admin admin = Admin.of(gateway)) {
            fake.always(Answers.error(429, "x", "Slow.").header("retry-after", "600"));
            gateway.caller().chat(TwoProviders.WHOLE);

            JsonNode one = admin.provider("one");
            assertThat(one.path("state").asString()).isEqualTo("resting");
            assertThat(one.at("/circuit/state").asString()).isEqualTo("closed");
            assertThat(one.at("/restingKeys/0/restsForSeconds").asInt()).isBetween(590, 600);
            assertThat(one.at("/restingKeys/0/key").asString()).isEqualTo("…");
        }
    }
}
