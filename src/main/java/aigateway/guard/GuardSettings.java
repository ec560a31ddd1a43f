package aigateway.guard;

import java.util.List;

/// What the guardrails are.
///
/// @param bannedPhrases phrases that no answer may hold, in any letter case
/// @param minLength fewest characters of an answer; 0 for no bound
/// @param maxLength most characters of an answer; 0 for no bound
/// @param requireDisclaimer true if answers end with the disclaimer
/// @param disclaimer its text
public record GuardSettings(
        List<String> bannedPhrases,
        int minLength,
        int maxLength,
        boolean requireDisclaimer,
        String disclaimer) {
    /// No guardrails.
    public static final GuardSettings NONE = new GuardSettings(List.of(), 0, 0, false, "");

    /// Copies the list.
    public GuardSettings {
        bannedPhrases = List.copyOf(bannedPhrases);
    }
}
