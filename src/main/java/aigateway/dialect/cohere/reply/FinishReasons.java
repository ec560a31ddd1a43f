package aigateway.dialect.cohere.reply;

import aigateway.model.Failure;
import aigateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/// Cohere's finish reasons in OpenAI's terms; those of errors are failures. Some are of version 1
/// of the API, and of hosts that kept them.
final class FinishReasons {
    private FinishReasons() {}

    /// The finish reason; a reason that nobody knows yet is a plain end.
    ///
    /// @param callsTools true if the answer calls tools
    static FinishReason finish(@Nullable String reason, boolean callsTools) {
        return switch (reason == null ? "" : reason) {
            case "MAX_TOKENS", "ERROR_LIMIT" -> FinishReason.LENGTH;
            case "ERROR_TOXIC" -> FinishReason.CONTENT_FILTER;
            case "TOOL_CALL" -> FinishReason.TOOL_CALLS;
            default -> callsTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }

    /// The failure that a finish reason stands for, or null if it is none.
    ///
    /// @param said what Cohere says about it, if anything
    static Failure.@Nullable UpstreamError failure(
            String provider, @Nullable String reason, @Nullable String said) {
        boolean tells = said != null && !said.isBlank();
        String message = tells ? said : "the answer ended with " + reason;
        return switch (reason == null ? "" : reason) {
            case "ERROR", "USER_CANCEL" -> ErrorReader.failure(provider, 500, message);
            case "TIMEOUT" -> ErrorReader.failure(provider, 504, message);
            default -> tells ? ErrorReader.failure(provider, 500, message) : null;
        };
    }
}
