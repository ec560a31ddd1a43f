package aigateway.model;

/// Tokens that a call used, in OpenAI's meaning: the prompt includes cached tokens and cache
/// writes,
/// the completion includes reasoning.
///
/// @param cachedTokens part of the prompt that came from the provider's cache
/// @param cacheWriteTokens part of the prompt that was written to the provider's cache
/// @param reasoningTokens part of the completion that was reasoning
/// @param totalTokens what the provider says, or the sum
/// @param audioPromptTokens part of the prompt that was sound
/// @param audioCompletionTokens part of the completion that was sound
public record Usage(
        long promptTokens,
        long completionTokens,
        long cachedTokens,
        long cacheWriteTokens,
        long reasoningTokens,
        long totalTokens,
        long audioPromptTokens,
        long audioCompletionTokens) {
    /// Tokens of a call without sound.
    public Usage(
            long promptTokens,
            long completionTokens,
            long cachedTokens,
            long cacheWriteTokens,
            long reasoningTokens,
            long totalTokens) {
        this(
                promptTokens,
                completionTokens,
                cachedTokens,
                cacheWriteTokens,
                reasoningTokens,
                totalTokens,
                0,
                0);
    }
}
