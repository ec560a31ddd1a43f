package aigateway.dialect.roundtrip.reply;

import aigateway.dialect.Dialect;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes answers in one provider's format.
interface NativeReply {
    /// What a format has that others have not.
    enum Ability {
        /// Thoughts are signed.
        SIGNED_THOUGHTS,
        /// Thoughts may be hidden.
        HIDDEN_THOUGHTS,
        /// Calls are signed, and texts.
        SIGNED_CALLS,
        /// Calls may have no id.
        NO_IDS,
        /// What is said may come between calls and thoughts.
        ANY_ORDER,
        /// Tokens that were written to a cache are counted.
        CACHE_WRITES,
        /// Tokens that came from a cache are counted.
        CACHE_READS,
        /// Tokens of reasoning are counted.
        REASONING_TOKENS
    }

    /// The dialect that reads it.
    Dialect dialect();

    Set<Ability> abilities();

    /// The mark of the provider's own reasoning, or null if that is not marked.
    @Nullable String mark();

    /// The provider's words for why an answer ends, with OpenAI's.
    Map<String, String> reasons();

    /// The provider's word for an end with calls.
    String called();

    /// The answer in one body.
    String whole(Answer answer, Writing to);

    /// The answer as a stream.
    String stream(Answer answer, Writing to);
}
