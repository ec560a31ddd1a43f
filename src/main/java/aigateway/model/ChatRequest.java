package aigateway.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A chat completion request in the gateway's own language.
///
/// @param parallelToolCalls false asks for at most one call a turn
/// @param user the end user's id, if given
/// @param extra fields that have no place here, as the caller wrote them, by name, or by path where
///     they stand deeper (`messages.0.prefix`): a dialect takes what it knows and reports the rest
///     to [Losses]
public record ChatRequest(
        List<Message> messages,
        List<Tool> tools,
        @Nullable ToolChoice toolChoice,
        @Nullable Boolean parallelToolCalls,
        @Nullable ResponseFormat responseFormat,
        Sampling sampling,
        Reasoning reasoning,
        @Nullable String user,
        boolean stream,
        Map<String, Bytes> extra) {
    /// Copies the collections.
    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        extra = Map.copyOf(extra);
    }
}
