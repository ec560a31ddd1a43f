package aigateway.dialect.bedrock.reply;

import aigateway.model.FinishReason;

/// Bedrock's stop reasons in OpenAI's terms (`stopReason` in
/// <https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html>).
final class StopReasons {
    private StopReasons() {}

    /// True if the message is no answer: the model wrote something that the server could not take
    /// for one.
    static boolean isFailure(String stopReason) {
        return stopReason.startsWith("malformed_");
    }

    /// The finish reason; a reason that nobody knows yet is a plain end, and so is `tool_use` of a
    /// tool that the server ran itself.
    ///
    /// @param callsTools true if the answer calls tools
    static FinishReason finish(String stopReason, boolean callsTools) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "guardrail_intervened", "content_filtered", "refusal" ->
                    FinishReason.CONTENT_FILTER;
            default -> callsTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }
}
