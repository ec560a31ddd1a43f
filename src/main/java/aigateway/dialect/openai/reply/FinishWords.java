package aigateway.dialect.openai.reply;

import aigateway.model.FinishReason;
import java.util.Locale;

/// Reads finish reasons: OpenAI's own, and those of providers that use other words.
final class FinishWords {
    private FinishWords() {}

    /// True if the word is one of OpenAI's, so that it can stay.
    static boolean isOpenAis(String word) {
        return switch (word) {
            case "stop", "length", "tool_calls", "content_filter", "function_call" -> true;
            default -> false;
        };
    }

    /// What the word means.
    ///
    /// @param callsTools true if the answer calls tools, which a word for a plain end then means
    static FinishReason read(String word, boolean callsTools) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "length", "max_tokens", "model_length", "max_output_tokens" -> FinishReason.LENGTH;
            case "tool_calls", "function_call", "tool_use", "tool_call" -> FinishReason.TOOL_CALLS;
            case "content_filter", "safety", "refusal", "recitation", "blocklist", "sensitive" ->
                    FinishReason.CONTENT_FILTER;
            default -> callsTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }
}
