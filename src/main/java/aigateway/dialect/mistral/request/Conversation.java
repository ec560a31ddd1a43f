package aigateway.dialect.mistral.request;

import aigateway.model.Content;
import aigateway.model.Message;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages in an order that Mistral takes
/// (https://github.com/mistralai/mistral-common, `validator.py`): instructions stand at the
/// beginning or after the user's words, never after the assistant's or a tool's and never last; a
/// tool's result follows its call; the assistant speaks between such a result and the user.
final class Conversation {
    /// What the assistant says where it must say something.
    private static final String BRIDGE = "OK.";

    /// A message and its place in the caller's request.
    ///
    /// @param index -1 for a message that the caller did not send
    /// @param role the role that it gets
    record Entry(int index, Message message, Role role) {}

    private final List<Entry> asked;
    private final List<Entry> entries = new ArrayList<>();
    private int head;

    private Conversation(List<Entry> asked) {
        this.asked = asked;
    }

    /// The messages in order.
    static List<Entry> of(List<Message> messages) {
        Conversation conversation = new Conversation(resultsAfterCalls(messages));
        for (int i = 0; i < conversation.asked.size(); i++) {
            conversation.add(i, conversation.asked.get(i));
        }
        conversation.instructionsAlone();
        return conversation.entries;
    }

    /// The messages with each tool's result right behind its call; what was said in between comes
    /// after it.
    private static List<Entry> resultsAfterCalls(List<Message> messages) {
        List<Entry> ordered = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            Role role = message.role() == Role.DEVELOPER ? Role.SYSTEM : message.role();
            int at = role == Role.TOOL ? behindCall(message, ordered) : ordered.size();
            ordered.add(at, new Entry(i, message, role));
        }
        return ordered;
    }

    private static int behindCall(Message result, List<Entry> ordered) {
        for (int i = ordered.size() - 1; i >= 0; i--) {
            if (calls(ordered.get(i).message, result.toolCallId())) {
                int at = i + 1;
                while (at < ordered.size() && ordered.get(at).role == Role.TOOL) {
                    at++;
                }
                return at;
            }
        }
        return ordered.size();
    }

    private static boolean calls(Message message, @Nullable String id) {
        for (ToolCall call : message.toolCalls()) {
            if (call.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private void add(int place, Entry entry) {
        switch (entry.role) {
            case SYSTEM, DEVELOPER -> {
                if (head == entries.size()) {
                    entries.add(head++, entry);
                } else if (mayStay(place)) {
                    entries.add(entry);
                } else {
                    entries.add(head++, entry);
                }
            }
            case USER -> {
                if (!entries.isEmpty() && entries.getLast().role == Role.TOOL) {
                    entries.add(new Entry(-1, bridge(), Role.ASSISTANT));
                }
                entries.add(entry);
            }
            case ASSISTANT -> {
                if (!isEmpty(entry.message)) {
                    entries.add(entry);
                }
            }
            case TOOL -> entries.add(entry);
        }
    }

    /// True if instructions may stand here: behind a user's words or other instructions, before
    /// someone else's words.
    private boolean mayStay(int place) {
        Role before = entries.getLast().role;
        if (before != Role.USER && before != Role.SYSTEM) {
            return false;
        }
        for (int next = place + 1; next < asked.size(); next++) {
            Role role = asked.get(next).role;
            if (role != Role.SYSTEM) {
                return role != Role.TOOL;
            }
        }
        return false;
    }

    /// The assistant says nothing at all: older models refuse that.
    private static boolean isEmpty(Message message) {
        if (!message.toolCalls().isEmpty() || !message.reasoning().isEmpty()) {
            return false;
        }
        for (Content part : message.content()) {
            if (!(part instanceof Content.Text text) || !text.value().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Mistral answers no one who says nothing: instructions alone are the user's words.
    private void instructionsAlone() {
        if (head == entries.size()) {
            entries.replaceAll(entry -> new Entry(entry.index, entry.message, Role.USER));
        }
    }

    private static Message bridge() {
        return new Message(
                Role.ASSISTANT,
                List.of(new Content.Text(BRIDGE, null)),
                null,
                List.of(),
                null,
                List.of());
    }
}
