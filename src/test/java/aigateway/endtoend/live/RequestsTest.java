package aigateway.endtoend.live;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.endtoend.grpc.GrpcCaller;
import aigateway.testing.Answers;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RequestsTest {
    private TwoProviders two = TwoProviders.openAi();
    private Admin admin = new Admin(two.gateway().adminPort());

    private void start(String extra, String... lines) {
        stop();
        two = TwoProviders.openAi(extra, 15_000, lines);
        admin = new Admin(two.gateway().adminPort());
    }

    @AfterEach
    void stop() {
        admin.close();
        two.close();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.path(field).asString("null")).toList();
    }

    @Test
    void showACallThatWentWell() throws Exception {
        two.first().then(OpenAi.completion("Hi.").header("x-request-id", "theirs"));
        two.ask("x-request-id", "mine-1", "authorization", "Bearer sk-a-long-secret-9f3a");

        JsonNode row = admin.calls(1).getFirst();
        JsonNode call = admin.call(1);

        assertThat(row.path("id").asString()).isEqualTo("mine-1");
        assertThat(row.path("provider").asString()).isEqualTo("first");
        assertThat(row.path("outcome").asString()).isEqualTo("completed");
        assertThat(row.path("status").asInt()).isEqualTo(200);
        assertThat(row.path("cache").asString()).isEqualTo("bypass");
        assertThat(row.path("error").isNull()).isTrue();
        assertThat(row.path("finishReason").asString()).isEqualTo("stop");
        assertThat(row.path("promptTokens").asInt()).isPositive();
        assertThat(row.path("overheadMs").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(row.path("durationMs").asDouble());
        row.properties().forEach(e -> assertThat(call.path(e.getKey())).isEqualTo(e.getValue()));
        assertThat(call.path("upstreamId").asString()).isEqualTo("theirs");
        assertThat(call.at("/headers/authorization").asString()).isEqualTo("Bearer ****9f3a");
        assertThat(call.at("/headers/x-llm-provider").asString()).isEqualTo("first");
        assertThat(texts(call.path("plan"), "provider")).containsExactly("first", "second");
        JsonNode last = call.path("tries").get(0);
        assertThat(call.path("tries")).hasSize(1);
        assertThat(last.path("outcome").asString()).isEqualTo("answered");
        assertThat(last.path("key").asString()).isEqualTo("…irst");
        assertThat(last.path("status").asInt()).isEqualTo(200);
        assertThat(last.path("firstByteMs").asDouble())
                .isLessThanOrEqualTo(last.path("durationMs").asDouble());
        assertThat(call.path("request").isNull()).isTrue();
        assertThat(admin.reply("/admin/requests/2").status()).isEqualTo(404);
        assertThat(admin.reply("/admin/requests/x").status()).isEqualTo(400);
    }

    @Test
    void showEachTryOfACallThatFailedOver() throws Exception {
        start("", "apiKeys = [\"key-of-first-1\"]");
        two.first().then(Answers.error(401, "authentication_error", "I hate key-of-first."));
        two.first().then(Answers.error(503, "server_error", "Busy."));
        two.second().then(OpenAi.completion("Hi."));
        assertThat(two.ask().status()).isEqualTo(200);

        JsonNode call = admin.call(1);
        assertThat(call.path("attempts").asInt()).isEqualTo(3);
        assertThat(call.path("provider").asString()).isEqualTo("second");
        JsonNode tries = call.path("tries");
        assertThat(texts(tries, "outcome")).containsExactly("failed", "failed", "answered");
        assertThat(texts(tries, "provider")).containsExactly("first", "first", "second");
        assertThat(texts(tries, "errorType"))
                .containsExactly("upstream_401", "upstream_503", "null");
        assertThat(tries.get(0).path("status").asInt()).isEqualTo(401);
        assertThat(texts(tries, "key")).containsExactlyInAnyOrder("…irst", "…st-1", "…cond");
        assertThat(call.toString()).doesNotContain("key-of-first").contains("I hate");
        double end = 0;
        for (JsonNode one : tries) {
            assertThat(one.path("startMs").asDouble()).isGreaterThanOrEqualTo(end - 0.002);
            end = one.path("startMs").asDouble() + one.path("durationMs").asDouble();
        }
        assertThat(end).isLessThanOrEqualTo(call.path("durationMs").asDouble() + 0.002);
        assertThat(admin.json("/admin/requests?status=failover").path("requests")).hasSize(1);
        JsonNode totals = admin.json("/admin/series").path("totals");
        assertThat(totals.path("failovers").asInt()).isEqualTo(2);
        assertThat(totals.path("calls").asInt()).isEqualTo(1);
        assertThat(totals.path("failed").asInt()).isZero();
    }

    @Test
    void showAllThatFailed() throws Exception {
        two.first().then(Answers.error(500, "server_error", "Down."));
        two.second().then(Answers.drop(Wire.Cut.RST));
        assertThat(two.ask().status()).isEqualTo(500);

        JsonNode call = admin.call(1);
        assertThat(call.path("outcome").asString()).isEqualTo("failed");
        assertThat(call.path("error").asString()).contains("Down.");
        assertThat(texts(call.path("tries"), "outcome")).containsExactly("failed", "failed");
        JsonNode series = admin.json("/admin/series");
        assertThat(series.at("/totals/failed").asInt()).isEqualTo(1);
        assertThat(series.path("errors").has("upstream_500")).isTrue();
        assertThat(found("status=error&type=upstream_500")).hasSize(1);
        assertThat(found("type=timeout")).isEmpty();
        long time = call.path("time").asLong();
        assertThat(found("since=" + (time - 1000) + "&until=" + (time + 600_000))).hasSize(1);
        assertThat(found("until=" + time)).isEmpty();
    }

    private JsonNode found(String filter) throws Exception {
        return admin.json("/admin/requests?" + filter).path("requests");
    }

    @Test
    void showWhatTheCacheAnsweredAndWhoSharedACall() throws Exception {
        start("[cache]");
        CountDownLatch all = new CountDownLatch(1);
        two.first().then(OpenAi.completion("Hi.").holdAfter(0, all));
        String chat = RawCaller.chat(TwoProviders.WHOLE, "x-llm-provider: first");
        try (RawCaller leader = two.gateway().connect().send(chat)) {
            two.first().awaitRequest(1);
            try (RawCaller follower = two.gateway().connect().send(chat)) {
                Eventually.holds("two calls", () -> two.gateway().callsUnderWay() == 2);
                all.countDown();
                leader.read();
                follower.read();
            }
        }
        admin.calls(2);
        two.ask();

        List<JsonNode> calls = admin.calls(3);
        for (int i = 1; i <= 3; i++) {
            JsonNode call = admin.call(i);
            boolean hit = call.path("cache").asString().equals("hit");
            assertThat(call.path("tries")).hasSize(hit ? 0 : 1);
            if (!hit) {
                assertThat(call.at("/tries/0/outcome").asString()).isEqualTo("answered");
                assertThat(call.at("/tries/0/durationMs").asDouble()).isPositive();
            }
        }
        assertThat(admin.json("/admin/requests?status=cached").path("requests")).hasSize(2);
        assertThat(calls.get(2).path("overheadMs").isNull()).isFalse();
        assertThat(admin.json("/admin/series").at("/totals/hits").asInt()).isEqualTo(2);
    }

    @Test
    void showRefusalsAndWhatGuardrailsDid() throws Exception {
        start("[guardrails]\nbannedPhrases = [\"forbidden\"]");
        two.first().then(OpenAi.completion("A forbidden fruit."));
        assertThat(two.ask().status()).isEqualTo(400);
        assertThat(two.askWith("{").status()).isEqualTo(400);
        assertThat(two.ask("x-llm-provider", "nobody").status()).isEqualTo(400);
        two.caller().send("GET", "/v1/models", "");

        List<JsonNode> calls = admin.calls(3);
        assertThat(calls).allMatch(call -> call.path("outcome").asString().equals("refused"));
        assertThat(calls.get(0).path("verdicts").get(0).asString()).contains("blocked");
        assertThat(admin.call(1).path("tries")).hasSize(1);
        assertThat(calls.get(1).path("provider").isNull()).isTrue();
        assertThat(admin.call(2).path("tries")).isEmpty();
        assertThat(admin.json("/admin/series").at("/totals/refused").asInt()).isEqualTo(3);
        assertThat(admin.json("/admin/requests?status=4xx").path("requests")).hasSize(3);
    }

    @Test
    void showStreamsThatBreakAndCallersThatLeave() throws Exception {
        two.first().then(OpenAi.stream("a", "b").cutAfterPieces(2, Wire.Cut.FIN));
        try (StreamedReply stream = two.askForStream()) {
            stream.rest();
        }
        two.first().then(OpenAi.stream("a", "b").stallAfter(3));
        try (RawCaller leaving = two.gateway().connect()) {
            leaving.send(RawCaller.chat(TwoProviders.STREAM, "x-llm-provider: first")).read(200);
        }

        List<JsonNode> calls = admin.calls(2);
        assertThat(calls.get(0).path("outcome").asString()).isEqualTo("broken off");
        assertThat(calls.get(0).path("status").asInt()).isEqualTo(200);
        assertThat(calls.get(0).path("stream").asBoolean()).isTrue();
        assertThat(admin.call(1).at("/tries/0/outcome").asString()).isEqualTo("failed");
        assertThat(calls.get(1).path("outcome").asString()).isEqualTo("caller gone");
        assertThat(admin.call(2).at("/tries/0/outcome").asString()).isEqualTo("cancelled");
    }

    @Test
    void showGrpcCallsAndBodiesIfTheyAreLogged() throws Exception {
        start("[defaultLoggingConfig]\nlogBodies = true");
        two.first().then(OpenAi.completion("Hi."));
        try (GrpcCaller grpc = new GrpcCaller(two.gateway().grpcPort())) {
            grpc.ask(GrpcCaller.request("first", "Hello").build());
        }
        JsonNode call = admin.call(1);
        assertThat(call.path("door").asString()).isEqualTo("gRPC ChatCompletion");
        assertThat(call.path("request").asString()).contains("Hello");
        assertThat(call.path("answer").asString()).isEqualTo("Hi.");
        assertThat(call.path("tries")).hasSize(1);
    }

    @Test
    void canBeFilteredAndPaged() throws Exception {
        two.first().always(OpenAi.completion("Hi."));
        for (int i = 0; i < 5; i++) {
            two.ask("x-request-id", "Call-" + i);
        }
        admin.calls(5);
        JsonNode page = admin.json("/admin/requests?limit=2");
        assertThat(texts(page.path("requests"), "id")).containsExactly("Call-4", "Call-3");
        assertThat(page.path("more").asBoolean()).isTrue();
        assertThat(page.path("remembered").asInt()).isEqualTo(5);
        long before = page.at("/requests/1/number").asLong();
        page = admin.json("/admin/requests?limit=3&before=" + before);
        assertThat(texts(page.path("requests"), "id"))
                .containsExactly("Call-2", "Call-1", "Call-0");
        assertThat(page.path("more").asBoolean()).isFalse();
        String path = "/admin/requests?status=ok&provider=first&model=FIRST&text=cALL-3";
        assertThat(texts(admin.json(path).path("requests"), "id")).containsExactly("Call-3");
        assertThat(admin.json("/admin/requests?provider=second").path("requests")).isEmpty();
        for (String bad : new String[] {"status=odd", "status=6xx", "limit=0", "before=x"}) {
            assertThat(admin.reply("/admin/requests?" + bad).status()).as(bad).isEqualTo(400);
        }
        assertThat(admin.reply("/admin/series?range=1y").status()).isEqualTo(400);
    }
}
