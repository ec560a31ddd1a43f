package aigateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a conversation.
///
/// @param content its parts, in order; empty if the assistant only called tools
/// @param name the speaker's name, if given
/// @param toolCalls calls that the assistant made in this turn
/// @param toolCallId the call that a [Role#TOOL] message answers
/// @param reasoning the assistant's reasoning of this turn, sent back
public record Message(
        Role role,
        List<Content> content,
        @Nullable String name,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId,
        List<ReasoningBlock> reasoning) {
    /// Copies the lists.
    public Message {
        content = List.copyOf(content);
        toolCalls = List.copyOf(toolCalls);
        reasoning = List.copyOf(reasoning);
    }

    /// All text parts, joined without a separator.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Content part : content) {
            if (part instanceof Content.Text t) {
                text.append(t.text());
            }
        }
        return text.toString();
    }
}
