package aigateway.guard.rules;

import aigateway.guard.Action;
import aigateway.guard.text.Draft;
import aigateway.guard.text.Vault;
import java.util.Locale;

/// What is done with what a rule finds in one call's texts.
///
/// @param rule the rule's key in the settings
/// @param label the word in place of a match, in capitals
record Hits(String rule, String label, Action action, Vault vault) {
    static Hits of(String rule, String word, Action action, Vault vault) {
        return new Hits(rule, word.toUpperCase(Locale.ROOT), action, vault);
    }

    /// Deals with a match.
    ///
    /// @return the position after what has taken its place, or -1 if the text is refused
    int on(Draft draft, int from, int to) {
        String with =
                switch (action) {
                    case BLOCK -> null;
                    case REDACT -> "[REDACTED_" + label + "]";
                    case MASK -> vault.token(label, draft.text(from, to));
                };
        if (with == null) {
            draft.block(from, to, rule, "it has what " + rule + " looks for");
            return -1;
        }
        vault.changed(rule);
        draft.replace(from, to, with, rule);
        return from + with.length();
    }
}
