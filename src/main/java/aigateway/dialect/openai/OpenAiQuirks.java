package aigateway.dialect.openai;

/// In what a provider of OpenAI's shape differs from OpenAI.
///
/// @param maxCompletionTokens it knows `max_completion_tokens`, not only `max_tokens`
/// @param streamOptions it takes `stream_options`
/// @param completionExcludesReasoning its `completion_tokens` leave out `reasoning_tokens`
/// @param takesReasoningDetails it takes its own `reasoning_details` back
public record OpenAiQuirks(
        boolean maxCompletionTokens,
        boolean streamOptions,
        boolean completionExcludesReasoning,
        boolean takesReasoningDetails) {
    /// OpenAI itself.
    public static final OpenAiQuirks NONE = new OpenAiQuirks(true, true, false, false);
}
