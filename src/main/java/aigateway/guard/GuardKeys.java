package aigateway.guard;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The keys of `[guardrails]`.
public final class GuardKeys {
    static final int MOST_LENGTH = 100_000_000;
    static final int MOST_MILLIS = 60_000;
    static final int USUAL_MILLIS = 2_000;

    static final Key<List<String>> BANNED_PHRASES =
            Key.of(
                    "bannedPhrases",
                    Forms.list(Forms.anyText(), "a list of texts"),
                    List.of(),
                    "Phrases that no answer may hold, in any letter case.");
    static final Key<Integer> MIN_LENGTH =
            Key.of(
                    "minLength",
                    Forms.integer(0, MOST_LENGTH),
                    0,
                    "Shorter answers are blocked, in characters.");
    static final Key<Integer> MAX_LENGTH =
            Key.of(
                    "maxLength",
                    Forms.integer(0, MOST_LENGTH),
                    0,
                    "Longer answers are cut there, in characters; 0 for no limit.");
    static final Key<Boolean> REQUIRE_DISCLAIMER =
            Key.of(
                    "requireDisclaimer",
                    Forms.flag(),
                    false,
                    "Whether every answer ends with the disclaimer.");
    static final Key<String> DISCLAIMER =
            Key.optional("disclaimer", Forms.anyText(), "The disclaimer; there is a usual one.");
    static final Key<Boolean> CHECK_REQUESTS =
            Key.of(
                    "checkRequests",
                    Forms.flag(),
                    false,
                    "Whether what callers send is checked, too.");
    static final Key<String> ANSWER_SCHEMA =
            Key.optional(
                    "answerSchema",
                    Forms.text(),
                    "A JSON schema that the text of every answer must fit: a file, or the schema"
                            + " itself.");

    static final Key<String> NAME =
            Key.required("name", Forms.text(), "It names the pattern in messages.");
    static final Key<String> PATTERN =
            Key.required("pattern", Forms.text(), "It says what to look for, in RE2's syntax.");
    static final Key<String> ACTION =
            Key.of("action", Forms.text(), "block", "`block`, `redact` or `mask`.");

    static final Key<String> URL =
            Key.required("url", Forms.text(), "It says where texts are posted to.");
    static final Key<Integer> TIMEOUT_MILLIS =
            Key.of(
                    "timeoutMillis",
                    Forms.integer(1, MOST_MILLIS),
                    USUAL_MILLIS,
                    "After so many milliseconds the check counts as failed.");
    static final Key<String> ON_FAILURE =
            Key.of(
                    "onFailure",
                    Forms.text(),
                    "closed",
                    "`open`: texts pass if the check fails; `closed`: they are blocked.");

    /// `[[guardrails.patterns]]`.
    static final Schema PATTERNS =
            Schema.of("patterns", Repeat.LIST, "Something to look for.", NAME, PATTERN, ACTION);

    /// `[guardrails.personalData]`.
    static final Schema PERSONAL_DATA =
            new Schema(
                    "personalData",
                    Repeat.ONCE,
                    "What is done with which personal data.",
                    List.copyOf(entities().values()),
                    List.of());

    /// `[guardrails.external]`.
    static final Schema EXTERNAL =
            Schema.of(
                    "external",
                    Repeat.ONCE,
                    "A service of your own that has the last word.",
                    URL,
                    TIMEOUT_MILLIS,
                    ON_FAILURE);

    /// `[guardrails]`.
    public static final Schema GUARDRAILS =
            new Schema(
                    "guardrails",
                    Repeat.ONCE,
                    "What may come back to callers, and what they may send.",
                    List.of(
                            BANNED_PHRASES,
                            MIN_LENGTH,
                            MAX_LENGTH,
                            REQUIRE_DISCLAIMER,
                            DISCLAIMER,
                            CHECK_REQUESTS,
                            ANSWER_SCHEMA),
                    List.of(PATTERNS, PERSONAL_DATA, EXTERNAL));

    private GuardKeys() {}

    /// A key for each kind of personal data.
    static Map<Entity, Key<String>> entities() {
        Map<Entity, Key<String>> keys = new EnumMap<>(Entity.class);
        for (Entity each : Entity.values()) {
            keys.put(
                    each,
                    Key.optional(
                            each.word(),
                            Forms.text(),
                            "`block`, `redact` or `mask`; nothing else."));
        }
        return keys;
    }
}
