package aigateway.dialect.cohere.reply;

import aigateway.json.JsonNode;
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

    /// The failure that an end stands for, or null if it is none.
    ///
    /// @param fields `finish_reason`, and `error` with Cohere's words about it, if there are any
    static Failure.@Nullable UpstreamError failure(String provider, JsonNode fields) {
        String reason = fields.text("finish_reason");
        String said = ErrorReader.message(fields.get("error"));
        String message = said != null && !said.isBlank() ? said : "the answer ended with " + reason;
        return switch (reason == null ? "" : reason) {
            case "ERROR", "USER_CANCEL" -> ErrorReader.failure(provider, 500, message);
            case "TIMEOUT" -> ErrorReader.failure(provider, 504, message);
            default -> message.equals(said) ? ErrorReader.failure(provider, 500, message) : null;
        };
    }
}
