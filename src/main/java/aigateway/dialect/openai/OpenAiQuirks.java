package aigateway.dialect.openai;

import java.util.Set;

/// What a provider of this format does differently.
///
/// @param streamUsage true if it takes `stream_options.include_usage`; if not, `stream_options` is
///     taken out
/// @param maxTokens under which name it wants the token limit
/// @param earlierReasoning what of earlier turns' reasoning it takes back
/// @param refused top-level request fields that it refuses: they are left out and reported
public record OpenAiQuirks(
        boolean streamUsage,
        MaxTokens maxTokens,
        EarlierReasoning earlierReasoning,
        Set<String> refused) {
    /// None: a provider that does as OpenAI does and ignores what it does not know.
    public static final OpenAiQuirks NONE =
            new OpenAiQuirks(true, MaxTokens.AS_GIVEN, EarlierReasoning.TEXT, Set.of());

    /// The token limit's name.
    public enum MaxTokens {
        /// As the caller wrote it.
        AS_GIVEN,
        /// `max_tokens`, for providers that know only the older name.
        OLDER_NAME,
        /// `max_completion_tokens`, for those that refuse the older name.
        NEWER_NAME
    }

    /// What a provider takes of the reasoning in assistant messages. Signatures and encrypted
    /// reasoning go only to where they came from.
    public enum EarlierReasoning {
        /// Nothing; it may refuse a message that has such a field.
        NONE,
        /// Text, as `reasoning_content`.
        TEXT,
        /// OpenRouter's `reasoning_details`, of any maker that fits the model, and text.
        DETAILS
    }

    /// Copies the set.
    public OpenAiQuirks {
        refused = Set.copyOf(refused);
    }

    /// The same, with or without `stream_options.include_usage`.
    public OpenAiQuirks withStreamUsage(boolean takes) {
        return new OpenAiQuirks(takes, maxTokens, earlierReasoning, refused);
    }

    /// The same with this name of the token limit.
    public OpenAiQuirks withMaxTokens(MaxTokens name) {
        return new OpenAiQuirks(streamUsage, name, earlierReasoning, refused);
    }

    /// The same with this taste for earlier reasoning.
    public OpenAiQuirks withEarlierReasoning(EarlierReasoning takes) {
        return new OpenAiQuirks(streamUsage, maxTokens, takes, refused);
    }

    /// The same, refusing these request fields.
    public OpenAiQuirks withRefused(String... fields) {
        return new OpenAiQuirks(streamUsage, maxTokens, earlierReasoning, Set.of(fields));
    }
}
