package aigateway.dialect.mistral.request;

import aigateway.model.Content;
import aigateway.model.Message;
import aigateway.model.Role;
import java.util.ArrayList;
import java.util.List;

/// The messages in an order that Mistral takes
/// (https://github.com/mistralai/mistral-common, `validator.py`): instructions stand at the
/// beginning or after the user's words, never after the assistant's or a tool's and never last; the
/// assistant speaks between a tool's result and the user.
final class Conversation {
    /// What the assistant says where it must say something.
    private static final String BRIDGE = "OK.";

    /// A message and its place in the caller's request.
    ///
    /// @param index -1 for a message that the caller did not send
    /// @param role the role that it gets
    record Entry(int index, Message message, Role role) {}

    private final List<Message> messages;
    private final List<Entry> entries = new ArrayList<>();
    private int head;

    private Conversation(List<Message> messages) {
        this.messages = messages;
    }

    /// The messages in order.
    static List<Entry> of(List<Message> messages) {
        Conversation conversation = new Conversation(messages);
        for (int i = 0; i < messages.size(); i++) {
            conversation.add(i, messages.get(i));
        }
        conversation.instructionsAlone();
        return conversation.entries;
    }

    private void add(int index, Message message) {
        switch (message.role()) {
            case SYSTEM, DEVELOPER -> {
                Entry entry = new Entry(index, message, Role.SYSTEM);
                if (head == entries.size()) {
                    entries.add(head++, entry);
                } else if (mayStay(index)) {
                    entries.add(entry);
                } else {
                    entries.add(head++, entry);
                }
            }
            case USER -> {
                if (!entries.isEmpty() && entries.getLast().role == Role.TOOL) {
                    entries.add(new Entry(-1, bridge(), Role.ASSISTANT));
                }
                entries.add(new Entry(index, message, Role.USER));
            }
            case ASSISTANT -> {
                if (!isEmpty(message)) {
                    entries.add(new Entry(index, message, Role.ASSISTANT));
                }
            }
            case TOOL -> entries.add(new Entry(index, message, Role.TOOL));
        }
    }

    /// True if instructions may stand here: behind a user's words or other instructions, before
    /// someone else's words.
    private boolean mayStay(int index) {
        Role before = entries.getLast().role;
        if (before != Role.USER && before != Role.SYSTEM) {
            return false;
        }
        for (int next = index + 1; next < messages.size(); next++) {
            Role role = messages.get(next).role();
            if (role != Role.SYSTEM && role != Role.DEVELOPER) {
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
            if (!(part instanceof Content.Text text) || !text.text().isEmpty()) {
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
