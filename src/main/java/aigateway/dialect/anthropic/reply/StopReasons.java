package aigateway.dialect.anthropic.reply;

import aigateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/// Anthropic's stop reasons in OpenAI's terms.
final class StopReasons {
    private StopReasons() {}

    /// The finish reason; a reason that nobody knows yet is a plain end.
    ///
    /// @param callsTools true if the answer calls tools
    static FinishReason finish(@Nullable String stopReason, boolean callsTools) {
        return switch (stopReason == null ? "" : stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "refusal" -> FinishReason.CONTENT_FILTER;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            default -> callsTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }
}
