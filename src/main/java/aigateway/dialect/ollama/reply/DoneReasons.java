package aigateway.dialect.ollama.reply;

import aigateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/// Ollama's `done_reason` in OpenAI's terms.
final class DoneReasons {
    private DoneReasons() {}

    /// The finish reason. `stop` is said of answers that call tools as well; `load` and `unload`
    /// are
    /// answers to requests without messages; what nobody knows yet is a plain end.
    ///
    /// @param callsTools true if the answer calls tools
    static FinishReason finish(@Nullable String doneReason, boolean callsTools) {
        if ("length".equals(doneReason)) {
            return FinishReason.LENGTH;
        }
        return callsTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
    }
}
