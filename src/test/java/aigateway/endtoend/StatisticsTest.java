package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.store.Database;
import aigateway.store.SqliteCounters;
import aigateway.testing.Answers;
import aigateway.testing.Caller;
import aigateway.testing.Eventually;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayProcess;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/admin/stats` of a whole gateway.
class StatisticsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir private Path folder;

    @Test
    void countEachCallOnceHoweverItEnded() throws Exception {
        try (TwoProviders two = TwoProviders.openAi()) {
            two.first().then(OpenAi.completion("whole"));
            assertThat(two.ask().status()).isEqualTo(200);
            two.first().then(OpenAi.stream("a", "b"));
            try (StreamedReply stream = two.askForStream()) {
                assertThat(stream.completion().done()).isTrue();
            }
            two.first().then(Answers.error(404, "not_found_error", "I hate: my secret"));
            two.second().then(OpenAi.completion("second"));
            assertThat(two.ask().header("x-gateway-attempts")).isEqualTo("2");
            two.first().then(Answers.error(400, "invalid_request_error", "I hate: my secret"));
            assertThat(two.ask("x-request-id", "refused-upstream").status()).isEqualTo(400);
            two.first().then(OpenAi.stream("a", "b").cutAfterPieces(2, Wire.Cut.FIN));
            try (StreamedReply stream = two.askForStream()) {
                assertThat(stream.completion().done()).isFalse();
            }
            assertThat(two.askWith("{").status()).isEqualTo(400);
            assertThat(two.ask("x-llm-provider", "nobody").status()).isEqualTo(400);
            leaveEarly(two);
            // these are no calls to a model
            assertThat(two.caller().send("GET", "/v1/models", "").status()).isEqualTo(200);
            assertThat(two.caller().send("GET", "/nothing", "").status()).isEqualTo(404);
            assertThat(two.caller().send("GET", "/v1/chat/completions", "").status())
                    .isEqualTo(405);
            two.gateway().awaitEntries(11);

            checkStats(stats(two.gateway().adminPort()));
        }
    }

    private static void leaveEarly(TwoProviders two) throws Exception {
        two.first().then(Answers.stall());
        int before = two.first().requests().size();
        RawCaller caller = two.gateway().connect();
        caller.send(RawCaller.chat(TwoProviders.WHOLE, "x-llm-provider: first"));
        two.first().awaitRequest(before + 1);
        caller.close();
        Eventually.holds("it is noticed", () -> two.gateway().callsUnderWay() == 0);
    }

    private static void checkStats(JsonNode stats) {
        assertThat(stats.propertyNames())
                .containsExactly("overview", "requests", "tokens", "errors", "cache");
        assertThat(stats.path("overview"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"totalRequests\":8,\"successfulRequests\":3,\"failedRequests\":5,"
                                        + "\"cacheHitRate\":0,\"totalErrors\":5}"));
        assertThat(stats.path("requests"))
                .isEqualTo(JSON.readTree("{\"labels\":[\"first\",\"second\"],\"data\":[5,1]}"));
        assertThat(stats.path("tokens"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"labels\":[\"first\",\"second\"],\"inputData\":[18,9],"
                                        + "\"outputData\":[24,12],\"totalInput\":27,"
                                        + "\"totalOutput\":36}"));
        assertThat(stats.at("/errors/labels"))
                .isEqualTo(
                        JSON.readTree(
                                "[\"caller_gone\",\"invalid_json\",\"provider_not_found\","
                                        + "\"upstream_400\",\"upstream_broken\"]"));
        assertThat(stats.at("/errors/data")).isEqualTo(JSON.readTree("[1,1,1,1,1]"));
        assertThat(stats.at("/errors/recent")).hasSize(5);
        assertThat(stats.at("/errors/recent/0").asString())
                .contains("\"requestId\":\"refused-upstream\"", "\"status\":400")
                .contains("\"provider\":\"first\"", "\"type\":\"upstream_400\"");
        assertThat(stats.toString()).doesNotContain("secret", "key-of-first");
    }

    @Test
    void goOnAfterARestart() throws Exception {
        Map<String, String> environment = Map.of("GATEWAY_DATA_DIR", folder.toString());
        try (FakeProvider fake = FakeProvider.start()) {
            fake.always(OpenAi.completion("Hi"));
            String config = GatewayTester.provider("it", "openai", fake);
            for (int calls = 1; calls <= 3; calls++) {
                try (GatewayTester gateway = GatewayTester.start(config, environment, 15_000)) {
                    assertThat(gateway.caller().chat(TwoProviders.WHOLE).status()).isEqualTo(200);
                    gateway.awaitEntries(1);
                    int expected = calls;
                    Eventually.holds("it is counted", () -> total(gateway.adminPort()) == expected);
                }
            }
            try (GatewayTester gateway = GatewayTester.start(config, environment, 15_000)) {
                JsonNode stats = stats(gateway.adminPort());
                assertThat(stats.at("/overview/successfulRequests").asInt()).isEqualTo(3);
                assertThat(stats.at("/tokens/totalOutput").asInt()).isEqualTo(36);
            }
        }
    }

    @Test
    void goOnAfterAKill() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "GATEWAY_PORT", "0",
                        "GATEWAY_ADMIN_PORT", "0",
                        "GATEWAY_GRPC_PORT", "0",
                        "GATEWAY_DATA_DIR", folder.toString());
        Path config =
                Files.writeString(
                        folder.resolve("Config.toml"), "[[providers]]\nkind = \"demo\"\n");
        String[] words = {"serve", "--config", config.toString()};
        try (GatewayProcess process = GatewayProcess.start(environment, words)) {
            int port = process.awaitReady().path("port").asInt();
            assertThat(folder.resolve("gateway.db")).doesNotExist();
            try (Caller caller = new Caller("http://127.0.0.1:" + port)) {
                assertThat(caller.chat(TwoProviders.WHOLE).status()).isEqualTo(200);
            }
            Eventually.holds("it is kept", this::isKept);
            process.close();
            process.awaitExit();
        }
        try (GatewayProcess process = GatewayProcess.start(environment, words)) {
            assertThat(total(process.awaitReady().path("adminPort").asInt())).isEqualTo(1);
        }
    }

    private boolean isKept() {
        try (Database database = new Database(folder)) {
            return !new SqliteCounters(database).load().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static int total(int adminPort) {
        return stats(adminPort).at("/overview/totalRequests").asInt();
    }

    private static JsonNode stats(int adminPort) {
        try (Caller admin = new Caller("http://127.0.0.1:" + adminPort)) {
            return admin.send("GET", "/admin/stats", "").json();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
