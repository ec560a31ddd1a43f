package aigateway.guard.stream;

import aigateway.guard.GuardSettings;
import aigateway.guard.rules.BannedPhrases;
import aigateway.guard.text.Rule;
import aigateway.model.ChatEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Passes whole answers that need no look, in their own bytes: for guardrails of which most answers
/// never feel anything.
///
/// @param phrases the only rule, or null for none
/// @param most characters that an answer may have; 0 for no limit
record Quick(@Nullable BannedPhrases phrases, int most) {
    /// For these settings, or null if every answer needs a look.
    static @Nullable Quick of(GuardSettings settings, List<Rule> rules, Verdicts verdicts) {
        Rule only = rules.size() == 1 ? rules.getFirst() : null;
        boolean simple = rules.isEmpty() || only instanceof BannedPhrases;
        if (!simple
                || verdicts.wanted()
                || settings.minLength() > 0
                || settings.requireDisclaimer()) {
            return null;
        }
        return new Quick(
                only instanceof BannedPhrases phrases ? phrases : null, settings.maxLength());
    }

    /// True if an answer passes as it is; a text never has more characters than the JSON bytes.
    boolean passes(ChatEvent.Raw raw) {
        return raw.whole()
                && (most == 0 || raw.data().length() <= most)
                && (phrases == null || phrases.isAbsentFrom(raw.data()));
    }
}
