package aigateway.model;

import org.jspecify.annotations.Nullable;

/// A tool call of an earlier assistant turn, sent back by the caller.
///
/// @param arguments the arguments as the model wrote them: usually a JSON object, as text
/// @param extraContent OpenAI's `extra_content` object as the caller sent it (it carries Gemini's
///     thought signature), if any
public record ToolCall(String id, String name, String arguments, @Nullable Bytes extraContent) {}
