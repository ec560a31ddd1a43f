package aigateway.model;

import org.jspecify.annotations.Nullable;

/// A piece of a model's reasoning that travels back in the next turn, as in OpenRouter's
/// `reasoning_details`. Which provider made it is in `format`; it is never sent to another.
///
/// @param format `anthropic-claude-v1`, `google-gemini-v1`, …; null if the caller left it out
/// @param id the provider's id of the block, if it has one
public record ReasoningBlock(Body body, @Nullable String format, @Nullable String id) {
    /// The three forms.
    public sealed interface Body {
        /// Readable reasoning.
        ///
        /// @param signature the provider's proof, byte for byte
        record Text(String text, @Nullable String signature) implements Body {}

        /// A summary of reasoning.
        record Summary(String summary) implements Body {}

        /// Reasoning that only the provider can read.
        record Encrypted(String data) implements Body {}
    }
}
