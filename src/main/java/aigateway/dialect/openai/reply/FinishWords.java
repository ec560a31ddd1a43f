package aigateway.dialect.openai.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonNames;
import aigateway.model.FinishReason;
import java.util.Locale;

/// Reads providers' words for why a choice ended.
final class FinishWords {
    private static final JsonNames OPENAI =
            new JsonNames("stop", "length", "tool_calls", "content_filter", "function_call");

    private FinishWords() {}

    /// True if a string value is one of OpenAI's own words.
    static boolean isOpenAi(JsonDocument doc, int node) {
        return OPENAI.find(doc, node) >= 0;
    }

    /// True if the word says that the answer failed.
    static boolean isFailure(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "error", "network_error", "insufficient_system_resource", "abort" -> true;
            default -> lower.contains("malformed_function_call");
        };
    }

    /// What a word means.
    ///
    /// @param callsTools true if the choice calls tools
    static FinishReason meaning(String word, boolean callsTools) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "length",
                    "max_tokens",
                    "max_output_tokens",
                    "model_length",
                    "model_context_window_exceeded" ->
                    FinishReason.LENGTH;
            case "tool_calls", "tool_call", "tool_use", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter",
                    "content-filter",
                    "refusal",
                    "safety",
                    "sensitive",
                    "recitation",
                    "blocklist",
                    "prohibited_content",
                    "spii",
                    "error_toxic" ->
                    FinishReason.CONTENT_FILTER;
            default ->
                    callsTools && !word.equals("stop") // OpenAI's own word stands
                            ? FinishReason.TOOL_CALLS
                            : FinishReason.STOP;
        };
    }
}
