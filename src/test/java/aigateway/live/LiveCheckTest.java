package aigateway.live;

import static aigateway.testing.GatewayTester.provider;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.FakeProvider;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveCheckTest {
    private static final String DEMO = "[[providers]]\nkind = \"demo\"\n";

    private final FakeProvider one = FakeProvider.start().answering(LiveTester::everything);
    private final FakeProvider other = FakeProvider.start().answering(LiveTester::everything);

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    private static LiveTester check(String... providers) {
        return LiveTester.run(String.join("\n", providers), LiveTester.PATIENT, false);
    }

    @Test
    void saysThatAllIsFine() {
        LiveTester check = check(provider("one", "openai", one), provider("two", "openai", other));
        assertThat(check.well()).isTrue();
        assertThat(check.lines())
                .containsExactly(
                        "provider | model | text | stream | tools",
                        "one | one-model | ok | ok | ok",
                        "two | two-model | ok | ok | ok");
    }

    @Test
    void worksOfflineWithTheBuiltInProvider() {
        LiveTester check = check(DEMO);
        assertThat(check.well()).isTrue();
        assertThat(check.line("demo")).isEqualTo("demo | demo | ok | ok | ok");
    }

    @Test
    void speaksTheProvidersOwnLanguage() {
        other.then(Anthropic.message("ok"))
                .then(Anthropic.stream("o", "k"))
                .then(Anthropic.toolUse(new OpenAi.Call("toolu_1", "report", "{}")));
        LiveTester check = check(provider("two", "anthropic", other));
        assertThat(check.line("two")).isEqualTo("two | two-model | ok | ok | ok");
        assertThat(other.requests())
                .hasSize(3)
                .allSatisfy(
                        request -> {
                            assertThat(request.target()).isEqualTo("/v1/messages");
                            assertThat(request.header("x-api-key")).isEqualTo("key-of-two");
                        });
    }

    @Test
    void asksThreeSmallQuestions() {
        check(provider("one", "openai", one));
        List<JsonNode> asked = one.requests().stream().map(ReceivedRequest::json).toList();
        assertThat(asked).hasSize(3);
        assertThat(asked)
                .allSatisfy(
                        body -> {
                            assertThat(body.path("model").asString()).isEqualTo("one-model");
                            assertThat(body.path("max_completion_tokens").asInt())
                                    .isBetween(256, 4096);
                            assertThat(body.path("messages").size()).isEqualTo(1);
                        });
        assertThat(asked).extracting(b -> b.path("stream").asBoolean()).containsOnlyOnce(true);
        assertThat(asked.getLast().path("tool_choice").asString()).isEqualTo("required");
        assertThat(one.requests())
                .extracting(r -> r.header("user-agent"))
                .containsOnly("ai-gateway/test");
    }

    @Test
    void alignsItsColumns() {
        LiveTester check =
                check(
                        provider("a-name-that-is-quite-long", "openai", one),
                        provider("two", "openai", other, "headers = { \"x-team\" = \"a\" }"),
                        DEMO);
        List<String> printed = check.printed();
        for (String word : List.of("model", "text", "stream", "tools")) {
            int column = printed.getFirst().indexOf(word);
            assertThat(printed)
                    .allSatisfy(
                            line -> {
                                assertThat(line.substring(column - 2, column)).isBlank();
                                assertThat(line.charAt(column)).isNotEqualTo(' ');
                            });
        }
    }

    @Test
    void asksProvidersAtOnceAndPrintsThemInTheirOrder() {
        CountDownLatch asked = new CountDownLatch(2);
        one.answering(
                request -> {
                    meet(asked);
                    return LiveTester.everything(request);
                });
        other.answering(
                request -> {
                    meet(asked);
                    return LiveTester.everything(request);
                });
        LiveTester check = check(provider("one", "openai", one), provider("two", "openai", other));
        assertThat(check.well()).isTrue();
        assertThat(check.lines().subList(1, 3))
                .extracting(l -> l.substring(0, 3))
                .containsExactly("one", "two");
    }

    /// Both providers must be asked before either answers.
    private static void meet(CountDownLatch asked) {
        asked.countDown();
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void leavesOutProvidersWithoutAKeyAndFailsNotForThem() {
        LiveTester check = check("[mistralConfig]\napiKey = \"\"\n", DEMO);
        assertThat(check.well()).isTrue();
        assertThat(check.lines().getLast()).isEqualTo("mistral | skipped: no key");
    }

    @Test
    void asksListedModelsOnlyIfToldTo() {
        String config =
                "[[providers]]\nname = \"one\"\nkind = \"openai\"\nendpoint = \"%s\"\nmodel = \"a\"\nmodels = [\"b\", \"a\", \"*\"]\n"
                        .formatted(one.url());
        assertThat(check(config).lines()).hasSize(2);
        assertThat(LiveTester.run(config, LiveTester.PATIENT, true).lines())
                .containsExactly(
                        "provider | model | text | stream | tools",
                        "one | a | ok | ok | ok",
                        "one | b | ok | ok | ok");
    }

    @Test
    void asksWithEachKeyOfAProvider() {
        one.answering(
                request ->
                        "Bearer second-key".equals(request.header("authorization"))
                                ? Answers.error(401, "invalid_request_error", "wrong key")
                                : LiveTester.everything(request));
        LiveTester check =
                check(
                        "[[providers]]\nname = \"one\"\nkind = \"openai\"\nendpoint = \"%s\"\napiKeys = [\"first-key\", \"second-key\"]\nmodel = \"a\"\n"
                                .formatted(one.url()));
        assertThat(check.well()).isFalse();
        assertThat(check.line("one (key 1)")).isEqualTo("one (key 1) | a | ok | ok | ok");
        assertThat(check.line("one (key 2)"))
                .isEqualTo(
                        "one (key 2) | a | failed: 401 | failed: 401 | failed: 401 | one: wrong key");
    }
}
