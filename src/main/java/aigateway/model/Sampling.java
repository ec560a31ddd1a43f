package aigateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How tokens are chosen and when the model stops; null means that the caller said nothing.
///
/// @param maxTokens `max_completion_tokens` or `max_tokens`, in tokens
/// @param stop texts at which the answer ends; empty if none
/// @param n number of choices
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Long topK,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        @Nullable Long seed,
        @Nullable Long maxTokens,
        List<String> stop,
        @Nullable Long n,
        @Nullable Boolean logprobs,
        @Nullable Long topLogprobs) {
    /// Copies the list.
    public Sampling {
        stop = List.copyOf(stop);
    }
}
