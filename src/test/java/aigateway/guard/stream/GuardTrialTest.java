package aigateway.guard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.guard.Action;
import aigateway.guard.Entity;
import aigateway.guard.GuardSettings;
import aigateway.guard.TextPattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GuardTrialTest {
    private static final GuardSettings SETTINGS =
            new GuardSettings(
                    List.of("bad word"),
                    4,
                    40,
                    true,
                    "Check.",
                    true,
                    List.of(new TextPattern("number", "N-\\d+", Action.REDACT)),
                    Map.of(Entity.EMAIL, Action.MASK, Entity.SECRET, Action.BLOCK),
                    "",
                    null);

    private static JsonNode test(String text) {
        return new JsonMapper().readTree(new GuardTrial(SETTINGS).test(text).utf8());
    }

    @Test
    void tellsWhatWouldBeBlockedAndWhy() {
        JsonNode phrase = test("So BAD\n word");
        assertThat(phrase.path("verdict").asString()).isEqualTo("blocked");
        assertThat(phrase.path("rule").asString()).isEqualTo("bannedPhrases");
        assertThat(phrase.path("reason").asString()).contains("bad word");
        assertThat(phrase.at("/request/verdict").asString()).isEqualTo("blocked");
        assertThat(List.of(phrase.path("from").asInt(), phrase.path("to").asInt()))
                .containsExactly(3, 12);
        assertThat(test("So bad word.").path("to").asInt()).isEqualTo(11);
        assertThat(test("abc").path("rule").asString()).isEqualTo("minLength");
        assertThat(test("sk-abcdefghij0123456789").path("rule").asString())
                .isEqualTo("personalData.secret");
    }

    @Test
    void tellsWhatWouldChange() {
        JsonNode changed = test("Ask a@example.com for N-17");
        assertThat(changed.path("verdict").asString()).isEqualTo("changed");
        assertThat(changed.path("text").asString())
                .isEqualTo("Ask a@example.com for [REDACTED_NUMBER]\n\nCheck.");
        assertThat(changed.at("/changes/0/rule").asString()).isEqualTo("patterns.number");
        assertThat(changed.at("/changes/0/before").asString()).isEqualTo("N-17");
        assertThat(changed.at("/changes/1/rule").asString()).isEqualTo("requireDisclaimer");
        assertThat(
                        List.of(
                                changed.at("/changes/0/from").asInt(),
                                changed.at("/changes/0/to").asInt()))
                .containsExactly(22, 26);
        assertThat(changed.at("/changes/1").has("from")).isFalse();
        // Where they stood before an earlier one got another length.
        assertThat(changed.at("/request/changes").findValuesAsString("from"))
                .containsExactlyInAnyOrder("4", "22");
        assertThat(changed.at("/request/text").asString())
                .isEqualTo("Ask <EMAIL_1> for [REDACTED_NUMBER]");
        assertThat(test("x".repeat(41)).at("/changes/0/rule").asString()).isEqualTo("maxLength");
    }

    @Test
    void tellsThatNothingWouldHappen() {
        JsonNode fine =
                new JsonMapper().readTree(new GuardTrial(GuardSettings.NONE).test("Hi").utf8());
        assertThat(fine.path("verdict").asString()).isEqualTo("allowed");
        assertThat(fine.path("text").asString()).isEqualTo("Hi");
        assertThat(fine.at("/request/verdict").asString()).isEqualTo("allowed");
    }
}
