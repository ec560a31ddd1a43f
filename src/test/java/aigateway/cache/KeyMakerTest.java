package aigateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.dialect.SystemPrompt;
import aigateway.provider.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Which calls are the same.
class KeyMakerTest {
    private static final String BODY =
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],"
                    + "\"temperature\":0.5,\"tools\":[{\"type\":\"function\",\"function\":"
                    + "{\"name\":\"f\"}}]}";
    private static final Target FIRST = StageTester.target("first", "m1");

    private final StageTester tester = new StageTester(CacheSettings.USUAL);

    private AnswerKey key(Target target, String body, String... fields) {
        return KeyMaker.of(tester.call(new Plan(List.of(target)), body, fields));
    }

    private AnswerKey key(String body, String... fields) {
        return key(FIRST, body, fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"model\":\"m\"->\"model\":\"other\"",
                "{\"model\"->{\"stream\":true,\"model\"",
                "{\"model\"->{\"stream_options\":{\"include_usage\":true},\"stream\":true,\"model\"",
                "\"model\":\"m\",->",
                "\"model\"->\"mod\\u0065l\""
            })
    void callsAreTheSameHoweverTheAnswerIsSent(String change) {
        String[] parts = change.split("->", -1);
        assertThat(key(BODY.replace(parts[0], parts[1]))).isEqualTo(key(BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello->Hallo",
                "\"user\"->\"system\"",
                "0.5->0.6",
                "\"name\":\"f\"->\"name\":\"g\"",
                "{\"model\"->{\"n\":2,\"model\"",
                "{\"model\"->{\"seed\":1,\"model\"",
                "{\"model\"->{\"x_unknown\":1,\"model\"",
                "\"temperature\":0.5,->"
            })
    void callsThatSayAnythingElseDiffer(String change) {
        String[] parts = change.split("->", -1);
        assertThat(key(BODY.replace(parts[0], parts[1]))).isNotEqualTo(key(BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"authorization", "x-api-key", "api-key", "anthropic-beta", "openai-beta"})
    void callersWithOtherCredentialsOrWishesDiffer(String field) {
        assertThat(key(BODY, field, "one")).isNotEqualTo(key(BODY));
        assertThat(key(BODY, field, "one")).isNotEqualTo(key(BODY, field, "two"));
        assertThat(key(BODY, field, "one")).isEqualTo(key(BODY, field, "one"));
        assertThat(key(BODY, field, "")).isNotEqualTo(key(BODY));
    }

    @Test
    void otherFieldsOfTheHeadDoNotMatter() {
        assertThat(key(BODY, "user-agent", "one")).isEqualTo(key(BODY));
    }

    @Test
    void aCredentialIsNoOtherCredential() {
        assertThat(key(BODY, "x-api-key", "one")).isNotEqualTo(key(BODY, "api-key", "one"));
    }

    @Test
    void callsWithAnotherSystemPromptOfTheGatewayDiffer() {
        assertThat(prompted("Be kind.")).isEqualTo(prompted("Be kind."));
        assertThat(prompted("Be kind.")).isNotEqualTo(prompted("Be brief."));
        assertThat(prompted("Be kind.")).isNotEqualTo(key(BODY));
    }

    private AnswerKey prompted(String prompt) {
        Call call = tester.call(new Plan(List.of(FIRST)), BODY);
        call.request().systemPrompt(new SystemPrompt(prompt));
        return KeyMaker.of(call);
    }

    @Test
    void targetsDiffer() {
        assertThat(key(StageTester.target("first", "m2"), BODY)).isNotEqualTo(key(BODY));
        assertThat(key(StageTester.target("second", "m1"), BODY)).isNotEqualTo(key(BODY));
    }

    @Test
    void isReadAsItIsWritten() {
        AnswerKey key = key(BODY);
        assertThat(key.toString()).matches("[0-9a-f]{64}");
        assertThat(AnswerKey.parse(key.toString())).isEqualTo(key);
        assertThat(AnswerKey.parse("x".repeat(64))).isNull();
        assertThat(AnswerKey.parse("")).isNull();
    }

    @Test
    void keysAreEqualExactlyIfAllThatMattersIs() {
        JsonMapper json = new JsonMapper();
        Map<AnswerKey, String> seen = new HashMap<>();
        Map<String, AnswerKey> keys = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            Map<String, Object> body = new LinkedHashMap<>();
            String word = word(random);
            body.put("messages", List.of(Map.of("role", "user", "content", word)));
            some(random, body, "temperature", value -> value + "1", 0.5);
            some(random, body, "seed", value -> value, 7);
            some(random, body, "stop", value -> value + word(random), word(random));
            if (random.nextBoolean()) {
                body.put("tools", tools(word(random)));
            }
            String matters = json.writeValueAsString(body);
            String model = random.nextBoolean() ? "m1" : "m2";
            String credential = word(random);
            if (random.nextBoolean()) {
                body.put("stream", random.nextBoolean());
            }
            String sent = json.writeValueAsString(body);
            AnswerKey key =
                    key(StageTester.target("first", model), sent, "authorization", credential);
            String all = model + "\n" + credential + "\n" + matters;
            assertThat(seen.merge(key, all, (a, b) -> a.equals(b) ? a : a + "!=" + b))
                    .isEqualTo(all);
            assertThat(keys.merge(all, key, (a, b) -> a.equals(b) ? a : b)).isEqualTo(key);
        }
        assertThat(seen).hasSameSizeAs(keys).hasSizeGreaterThan(1_000).hasSizeLessThan(20_000);
    }

    private static void some(
            Random random,
            Map<String, Object> body,
            String name,
            UnaryOperator<String> more,
            Object value) {
        if (random.nextBoolean()) {
            body.put(name, value instanceof String text ? more.apply(text) : value);
        }
    }

    private static Object tools(String name) {
        return List.of(Map.of("type", "function", "function", Map.of("name", "f" + name)));
    }

    private static String word(Random random) {
        String[] letters = {"a", "b", "é"};
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            word.append(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }
}
