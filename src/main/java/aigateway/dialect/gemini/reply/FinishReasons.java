package aigateway.dialect.gemini.reply;

import aigateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/// Gemini's finish reasons in OpenAI's terms
/// (https://ai.google.dev/api/generate-content#FinishReason).
final class FinishReasons {
    /// What older servers write where others write nothing.
    private static final String UNSPECIFIED = "FINISH_REASON_UNSPECIFIED";

    private FinishReasons() {}

    /// True if the word says that the candidate has ended.
    static boolean isReason(@Nullable String word) {
        return word != null && !word.isEmpty() && !word.equals(UNSPECIFIED);
    }

    /// True if the candidate is no answer: the model wrote something that the server could not take
    /// for one.
    static boolean isFailure(String word) {
        return word.startsWith("MALFORMED_")
                || word.equals("UNEXPECTED_TOOL_CALL")
                || word.equals("TOO_MANY_TOOL_CALLS")
                || word.equals("MISSING_THOUGHT_SIGNATURE");
    }

    /// The finish reason; a reason that nobody knows yet is a plain end.
    ///
    /// @param callsTools true if the answer calls tools
    static FinishReason finish(@Nullable String word, boolean callsTools) {
        return switch (word == null ? "" : word) {
            case "MAX_TOKENS" -> FinishReason.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION",
                    "IMAGE_OTHER",
                    "OTHER" ->
                    FinishReason.CONTENT_FILTER;
            default -> callsTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }
}
