package aigateway.endtoend.providers;

import static aigateway.testing.GatewayTester.provider;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Ports;
import aigateway.testing.ReceivedRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `POST /admin/providers/{name}/test`.
class ProviderCheckTest {
    private final FakeProvider fake = FakeProvider.start().always(OpenAi.completion("ok"));

    @AfterEach
    void stop() {
        fake.close();
    }

    private JsonNode test(String config, String body) throws Exception {
        try (GatewayTester gateway = GatewayTester.start(config);
                Admin admin = Admin.of(gateway)) {
            return admin.test("one", body);
        }
    }

    private JsonNode test(Answer answer, String... lines) throws Exception {
        fake.always(answer);
        return test(provider("one", "openai", fake, lines), "");
    }

    @Test
    void asksSomethingTinyAndTellsTheTimes() throws Exception {
        JsonNode said = test(provider("one", "openai", fake), "");

        assertThat(said.propertyNames())
                .containsExactly(
                        "ok",
                        "provider",
                        "model",
                        "dnsMs",
                        "connectMs",
                        "tlsMs",
                        "firstByteMs",
                        "totalMs",
                        "status",
                        "text",
                        "error",
                        "promptTokens",
                        "completionTokens");
        assertThat(said.path("ok").asBoolean()).isTrue();
        assertThat(said.path("model").asString()).isEqualTo("one-model");
        assertThat(said.path("text").asString()).isEqualTo("ok");
        assertThat(said.path("status").asInt()).isEqualTo(200);
        assertThat(said.path("error").isNull()).isTrue();
        assertThat(said.path("promptTokens").isIntegralNumber()).isTrue();
        // an address is not looked up, and there is no TLS
        assertThat(said.path("dnsMs").isNull()).isTrue();
        assertThat(said.path("tlsMs").isNull()).isTrue();
        double parts = said.path("connectMs").asDouble() + said.path("firstByteMs").asDouble();
        assertThat(said.path("totalMs").asDouble()).isGreaterThanOrEqualTo(parts);
        ReceivedRequest asked = fake.request();
        assertThat(asked.json().path("max_completion_tokens").asInt()).isEqualTo(16);
        assertThat(asked.json().at("/messages/0/content").asString()).isEqualTo("Say ok");
        assertThat(asked.header("authorization")).isEqualTo("Bearer key-of-one");
    }

    @Test
    void asksForAnotherModel() throws Exception {
        JsonNode said = test(provider("one", "openai", fake), "{\"model\":\"a/b\"}");

        assertThat(said.path("model").asString()).isEqualTo("a/b");
        assertThat(fake.request().json().path("model").asString()).isEqualTo("a/b");
    }

    @Test
    void givesModelsThatThinkMoreTokens() throws Exception {
        fake.answering(
                request ->
                        request.json().path("max_completion_tokens").asInt() < 100
                                ? Answers.error(400, "invalid_request_error", "too few tokens")
                                : OpenAi.completion("ok"));

        assertThat(test(provider("one", "openai", fake), "").path("ok").asBoolean()).isTrue();
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void looksUpNames() throws Exception {
        String url = "http://localhost:" + fake.port() + "/v1";

        JsonNode said = test(provider("one", "openai", url), "");

        assertThat(said.path("ok").asBoolean()).as(said.toString()).isTrue();
        assertThat(said.path("dnsMs").isNumber()).isTrue();
    }

    @Test
    void worksWithTheBuiltInProvider() throws Exception {
        JsonNode said = test("[[providers]]\nname = \"one\"\nkind = \"demo\"\n", "{}");

        assertThat(said.path("ok").asBoolean()).isTrue();
        assertThat(said.path("text").asString()).isNotEmpty();
        for (String time : new String[] {"dnsMs", "connectMs", "tlsMs", "firstByteMs", "status"}) {
            assertThat(said.path(time).isNull()).as(time).isTrue();
        }
        assertThat(said.path("totalMs").isNumber()).isTrue();
    }

    @Test
    void showsWhatTheProviderSaysWithoutSecrets() throws Exception {
        JsonNode said =
                test(
                        Answers.error(
                                401, "authentication_error", "no such key-of-one, secret-team"),
                        "headers = { x-team = \"secret-team\" }");

        assertThat(said.path("ok").asBoolean()).isFalse();
        assertThat(said.path("status").asInt()).isEqualTo(401);
        assertThat(said.at("/error/type").asString()).isEqualTo("upstream_401");
        assertThat(said.at("/error/message").asString())
                .contains("no such")
                .doesNotContain("key-of-one", "secret-team");
        assertThat(said.path("text").isNull()).isTrue();
    }

    @Test
    void saysThatAnAnswerIsNone() throws Exception {
        assertThat(test(Answers.html(200)).at("/error/type").asString())
                .isEqualTo("upstream_invalid_answer");
        assertThat(test(OpenAi.completion("")).at("/error/message").asString())
                .contains("without any text");
    }

    @Test
    void endsInTime() throws Exception {
        JsonNode silent = test(Answers.stall(), "totalTimeoutSeconds = 1");
        assertThat(silent.at("/error/type").asString()).isEqualTo("upstream_timeout");
        assertThat(silent.at("/error/message").asString()).contains("totalTimeoutSeconds");
        assertThat(silent.path("connectMs").isNumber()).isTrue();
        assertThat(silent.path("firstByteMs").isNull()).isTrue();
        assertThat(silent.path("status").isNull()).isTrue();

        try (Ports.Silent port = Ports.silent()) {
            String url = "http://127.0.0.1:" + port.port() + "/v1";
            JsonNode said = test(provider("one", "openai", url, "connectTimeoutSeconds = 1"), "");
            assertThat(said.at("/error/type").asString())
                    .isIn("upstream_timeout", "upstream_unreachable");
            assertThat(said.path("connectMs").isNull()).isTrue();
        }
    }

    @Test
    void saysWhyAProviderCannotBeReached() throws Exception {
        String refusing = "http://127.0.0.1:" + Ports.refusing() + "/v1";
        JsonNode refused = test(provider("one", "openai", refusing), "");
        assertThat(refused.at("/error/type").asString()).isEqualTo("upstream_unreachable");
        assertThat(refused.path("connectMs").isNull()).isTrue();

        // what speaks no TLS
        String plain = "https://localhost:" + fake.port() + "/v1";
        JsonNode untrusted = test(provider("one", "openai", plain), "");
        assertThat(untrusted.at("/error/message").asString()).contains("no TLS");
        assertThat(untrusted.path("connectMs").isNumber()).isTrue();
        assertThat(untrusted.path("tlsMs").isNull()).isTrue();

        String nowhere = "http://nowhere.invalid/v1";
        JsonNode unknown = test(provider("one", "openai", nowhere), "");
        assertThat(unknown.path("ok").asBoolean()).isFalse();
        assertThat(unknown.at("/error/message").asString()).contains("nowhere.invalid");
    }

    @Test
    void leavesNoTraceButAnAction() throws Exception {
        try (TwoProviders two = TwoProviders.openAi();
                Admin admin = Admin.of(two.gateway())) {
            two.first().always(Answers.error(500, "x", "No."));
            two.second().always(OpenAi.completion("second"));
            for (int i = 0; i < 7; i++) {
                admin.test("first", "");
            }

            assertThat(two.second().requests()).isEmpty();
            assertThat(admin.provider("first").path("state").asString()).isEqualTo("unknown");
            assertThat(admin.provider("first").path("calls").asInt()).isZero();
            assertThat(admin.get("/admin/stats").at("/overview/totalRequests").asInt()).isZero();
            assertThat(two.gateway().entries()).isEmpty();
            assertThat(two.gateway().lines("failover")).isEmpty();
            JsonNode last = admin.get("/admin/audit?limit=1").path("entries").path(0);
            assertThat(last.path("action").asString()).isEqualTo("provider tested: first");
            assertThat(two.gateway().lines("admin")).hasSize(7);
        }
    }

    @Test
    void runsOneTestOfAProviderAtATime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (TwoProviders two = TwoProviders.openAi();
                Admin admin = Admin.of(two.gateway())) {
            two.first()
                    .answering(
                            _ -> {
                                await(go);
                                return OpenAi.completion("ok");
                            });
            two.second().always(OpenAi.completion("ok"));
            CompletableFuture<JsonNode> slow =
                    CompletableFuture.supplyAsync(() -> quietly(admin, "first"));
            two.first().awaitRequest(1);

            assertThat(admin.post("/admin/providers/first/test", "{}").status()).isEqualTo(409);
            assertThat(admin.test("second", "").path("ok").asBoolean()).isTrue();
            go.countDown();
            assertThat(slow.join().path("ok").asBoolean()).isTrue();
            assertThat(admin.test("first", "").path("ok").asBoolean()).isTrue();
            assertThat(admin.post("/admin/providers/third/test", "{}").status()).isEqualTo(404);
        }
    }

    private static JsonNode quietly(Admin admin, String name) {
        try {
            return admin.test(name, "");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
