package aigateway.guard.stream;

import aigateway.guard.text.Draft;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Why a request or an answer is blocked.
///
/// @param rule the rule's key in the settings, as `bannedPhrases` or `personalData.email`
/// @param reason for an operator; callers do not get it
record Blocked(String rule, String reason) {
    private static final String CODE = "content_filter";

    static Blocked by(Draft draft) {
        String rule = draft.rule();
        String reason = draft.reason();
        return new Blocked(rule == null ? "" : rule, reason == null ? "" : reason);
    }

    /// What the caller of a blocked answer gets.
    Failure.Refused answer() {
        return Failure.invalid("The answer was blocked by a guardrail (" + rule + ").", null, CODE);
    }

    /// What the caller of a blocked request gets.
    ///
    /// @param param the message at fault, as `messages.0.content`
    Failure.Refused request(@Nullable String param) {
        return Failure.invalid(
                "The request was blocked by a guardrail (" + rule + ").", param, CODE);
    }
}
