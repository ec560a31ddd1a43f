package aigateway.analytics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is counted for each model of each provider. The first nine are the ends that a call can
/// have: each call has exactly one.
enum Count {
    /// Answered by the first target.
    COMPLETED("completed"),
    /// Answered by the cache, or along with an identical call.
    CACHED("cached"),
    /// Answered by another target than the first.
    FAILED_OVER("failedOver"),
    /// Not taken: at fault, or to no known model.
    REFUSED("refused"),
    /// Over a rate limit.
    LIMITED("limited"),
    /// Stopped by a guardrail.
    BLOCKED("blocked"),
    /// The caller left.
    CANCELLED("cancelled"),
    /// The answer broke off after it had begun.
    CUT("cut"),
    /// No target had an answer.
    FAILED("failed"),
    /// Tokens of prompts that a provider read.
    INPUT_TOKENS("inputTokens"),
    /// Tokens that a provider wrote.
    OUTPUT_TOKENS("outputTokens"),
    /// Calls that found their answer in the cache.
    HITS("hits"),
    /// Calls that looked for their answer in the cache in vain.
    MISSES("misses"),
    /// Tokens of prompts that no provider had to read, because the cache had the answer.
    SAVED_INPUT_TOKENS("savedInputTokens"),
    /// Tokens that no provider had to write.
    SAVED_OUTPUT_TOKENS("savedOutputTokens");

    /// All, in order; not to be changed.
    static final List<Count> ALL = List.of(values());

    /// The ends of calls.
    static final List<Count> ENDS = ALL.subList(0, FAILED.ordinal() + 1);

    private static final Map<String, Count> BY_WORD = new HashMap<>();

    static {
        ALL.forEach(count -> BY_WORD.put(count.word, count));
    }

    private final String word;

    Count(String word) {
        this.word = word;
    }

    /// The name in stores and in JSON.
    String word() {
        return word;
    }

    /// The one of this name, or null.
    static @Nullable Count of(String word) {
        return BY_WORD.get(word);
    }

    /// True for the end of a call that was answered whole.
    boolean isSuccess() {
        return ordinal() <= FAILED_OVER.ordinal();
    }
}
