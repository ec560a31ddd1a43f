package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is logged of a call besides who answered it: the cache, policies, and what was said.
class EntriesTest {
    private static final String BODY =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello %s\"}]}";
    private static final String KEY = "key-of-first";

    private final FakeProvider provider = FakeProvider.start();
    private GatewayTester gateway = GatewayTester.start(config(""));

    private String config(String more) {
        return more + "\n" + GatewayTester.provider("first", "openai", provider);
    }

    private void start(String more) {
        gateway.close();
        gateway = GatewayTester.start(config(more));
    }

    @AfterEach
    void stop() {
        gateway.close();
        provider.close();
    }

    private JsonNode entry(int count) throws InterruptedException {
        return gateway.awaitEntries(count).get(count - 1).path("metadata");
    }

    private static List<String> verdicts(JsonNode entry) {
        List<String> verdicts = new ArrayList<>();
        entry.path("verdicts").forEach(one -> verdicts.add(one.asString()));
        return verdicts;
    }

    @Test
    void sayWhatTheCacheDid() throws Exception {
        start("[cache]\nenabled = true");
        provider.always(OpenAi.completion("Hi."));
        gateway.caller().chat(BODY.formatted(""));
        assertThat(entry(1).path("cache").asString()).isEqualTo("miss");
        gateway.caller().chat(BODY.formatted(""));
        assertThat(entry(2).path("cache").asString()).isEqualTo("hit");
        gateway.caller().chat(BODY.formatted(""), "cache-control", "no-store");
        assertThat(entry(3).path("cache").asString()).isEqualTo("bypass");
        assertThat(entry(3).has("verdicts")).isFalse();
        assertThat(entry(3).has("requestBody")).isFalse();
        assertThat(entry(3).has("answerText")).isFalse();
    }

    @Test
    void sayWhatPoliciesDidButNotTheWords() throws Exception {
        start(
                """
                [guardrails]
                bannedPhrases = ["forbidden fruit"]
                maxLength = 12
                [guardrails.personalData]
                email = "redact"
                [ratelimit]
                requestsPerWindow = 3
                windowSeconds = 3600
                """);
        provider.then(OpenAi.completion("A forbidden fruit.")).then(OpenAi.stream("a@b", ".com 1"));
        provider.then(OpenAi.completion("Far too many letters."));
        assertThat(gateway.caller().chat(BODY.formatted("")).status()).isEqualTo(400);
        assertThat(verdicts(entry(1))).containsExactly("guardrails.bannedPhrases:blocked");
        try (StreamedReply reply =
                gateway.caller().stream("{\"stream\":true," + BODY.substring(1).formatted(""))) {
            reply.rest();
        }
        assertThat(verdicts(entry(2)))
                .containsExactly(
                        "guardrails.personalData.email:redacted", "guardrails.maxLength:cut");
        gateway.caller().chat(BODY.formatted(""));
        assertThat(verdicts(entry(3))).containsExactly("guardrails.maxLength:cut");
        assertThat(gateway.caller().chat(BODY.formatted("")).status()).isEqualTo(429);
        assertThat(verdicts(entry(4))).containsExactly("ratelimit:limited");
        assertThat(gateway.entries().toString()).doesNotContain("forbidden fruit", "a@b.com");
    }

    @Test
    void holdWhatWasSaidIfThatIsWanted() throws Exception {
        start("[defaultLoggingConfig]\nlogBodies = true");
        String pasted = "sk-" + "A1".repeat(20);
        provider.then(OpenAi.completion("Your key is " + KEY + ", not " + pasted + "."))
                .then(OpenAi.stream("Your key", " is key-", "of-first.", " Bye."))
                .then(
                        OpenAi.toolCalls(
                                new OpenAi.Call("call_1", "weather", "{\"city\":\"Bern\"}")));
        Reply reply = gateway.caller().chat(BODY.formatted(pasted + " and " + KEY));
        assertThat(reply.text()).contains(KEY);
        assertThat(entry(1).path("requestBody").asString())
                .isEqualTo(BODY.formatted("**** and ****irst"));
        assertThat(entry(1).path("answerText").asString())
                .isEqualTo("Your key is ****irst, not ****.");
        try (StreamedReply streamed =
                gateway.caller().stream("{\"stream\":true," + BODY.substring(1).formatted(""))) {
            streamed.rest();
        }
        assertThat(entry(2).path("answerText").asString()).isEqualTo("Your key is ****irst. Bye.");
        gateway.caller().chat(BODY.formatted("tools"));
        assertThat(entry(3).path("answerText").asString())
                .isEqualTo("[tool call weather] {\"city\":\"Bern\"}");
        assertThat(gateway.lines().toString()).doesNotContain(KEY, pasted);
    }

    @Test
    void cutWhatIsLong() throws Exception {
        start("[defaultLoggingConfig]\nlogBodies = true");
        provider.always(OpenAi.completion("ü".repeat(100_000)));
        gateway.caller().chat(BODY.formatted("x".repeat(100_000)));
        assertThat(entry(1).path("requestBody").asString())
                .hasSize((64 << 10) + 1)
                .startsWith(BODY.substring(0, 20))
                .endsWith("xx…");
        assertThat(entry(1).path("answerText").asString()).isEqualTo("ü".repeat(32 << 10) + "…");
        assertThat(gateway.caller().chat("{").status()).isEqualTo(400);
        assertThat(entry(2).path("requestBody").asString("")).isEmpty();
    }

    @Test
    void holdItFromTheMomentOnThatTheAdminApiWantsIt() throws Exception {
        provider.always(OpenAi.completion("Hi."));
        gateway.caller().chat(BODY.formatted(""));
        assertThat(entry(1).has("answerText")).isFalse();
        admin("{\"logBodies\":true}");
        gateway.caller().chat(BODY.formatted(""));
        assertThat(entry(2).path("answerText").asString()).isEqualTo("Hi.");
        admin("{\"logBodies\":false}");
        gateway.caller().chat(BODY.formatted(""));
        assertThat(entry(3).has("answerText")).isFalse();
    }

    private void admin(String json) throws Exception {
        try (var admin = new aigateway.testing.Caller("http://localhost:" + gateway.adminPort())) {
            assertThat(admin.send("POST", "/admin/logging", json).status()).isEqualTo(200);
        }
    }
}
