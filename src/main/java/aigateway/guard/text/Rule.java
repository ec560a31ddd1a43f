package aigateway.guard.text;

import org.jspecify.annotations.Nullable;

/// A guardrail on texts, made once from the settings. Immutable, for any thread.
public interface Rule {
    /// A look at one text that goes this way, or null if the rule has nothing to say of it.
    ///
    /// @param vault the call's hidden values
    @Nullable Look look(Direction direction, Vault vault);

    /// Which way a text goes.
    enum Direction {
        /// From a caller to a provider.
        REQUEST,
        /// From a provider to a caller.
        ANSWER
    }
}
