package aigateway.guard;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the guardrails are. Inert.
///
/// @param bannedPhrases phrases that no answer may hold, in any letter case
/// @param minLength fewest characters of an answer; 0 for no bound
/// @param maxLength most characters of an answer; 0 for no bound
/// @param requireDisclaimer true if answers end with the disclaimer
/// @param disclaimer its text; empty for a usual one
/// @param checkRequests true if phrases, patterns and personal data are looked for in what callers
///     send, too
/// @param patterns what else to look for
/// @param personalData what is done with which kind of personal data
/// @param answerSchema JSON schema of all answers' text, as JSON; empty for none
/// @param external a service that is asked, too, or null
public record GuardSettings(
        List<String> bannedPhrases,
        int minLength,
        int maxLength,
        boolean requireDisclaimer,
        String disclaimer,
        boolean checkRequests,
        List<TextPattern> patterns,
        Map<Entity, Action> personalData,
        String answerSchema,
        @Nullable ExternalCheck external) {
    /// No guardrails.
    public static final GuardSettings NONE = new GuardSettings(List.of(), 0, 0, false, "");

    /// What answers end with if no other text is given.
    public static final String USUAL_DISCLAIMER =
            "This answer was written by an AI model. It may be wrong; check what matters.";

    /// Copies the collections.
    public GuardSettings {
        bannedPhrases = List.copyOf(bannedPhrases);
        patterns = List.copyOf(patterns);
        Map<Entity, Action> sorted = new EnumMap<>(Entity.class);
        sorted.putAll(personalData);
        personalData = Collections.unmodifiableMap(sorted);
    }

    /// Guardrails without what is beyond phrases, lengths and the disclaimer.
    public GuardSettings(
            List<String> bannedPhrases,
            int minLength,
            int maxLength,
            boolean requireDisclaimer,
            String disclaimer) {
        this(
                bannedPhrases,
                minLength,
                maxLength,
                requireDisclaimer,
                disclaimer,
                false,
                List.of(),
                Map.of(),
                "",
                null);
    }

    /// The disclaimer that answers get, or null if they get none.
    public @Nullable String disclaimerText() {
        return !requireDisclaimer ? null : disclaimer.isBlank() ? USUAL_DISCLAIMER : disclaimer;
    }
}
