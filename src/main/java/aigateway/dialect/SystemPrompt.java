package aigateway.dialect;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Content;
import aigateway.model.LazyText;
import aigateway.model.Message;
import aigateway.model.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The gateway's own instructions, which go behind the caller's: into the last of the system
/// messages that a conversation begins with, or into one of their own before it. Immutable, for all
/// threads.
public final class SystemPrompt {
    private static final String BETWEEN = "\n\n";
    private static final String MESSAGES = "messages.";

    private final String text;
    private final Bytes json;
    private final Bytes further;

    /// Instructions with this text, which is not empty.
    public SystemPrompt(String text) {
        this.text = text;
        json = inner(text);
        further = inner(BETWEEN + text);
    }

    private static Bytes inner(String text) {
        Bytes quoted = new JsonWriter(text.length() + 16).string(text).bytes();
        return quoted.slice(1, quoted.length() - 1);
    }

    /// The text.
    public String text() {
        return text;
    }

    /// The text as JSON has it between quotes.
    public Bytes json() {
        return json;
    }

    /// The same behind the empty line that parts it from a text before it.
    public Bytes furtherJson() {
        return further;
    }

    /// A request with these instructions.
    ChatRequest into(ChatRequest request) {
        List<Message> messages = new ArrayList<>(request.messages());
        int last = -1;
        while (last + 1 < messages.size() && isInstruction(messages.get(last + 1).role())) {
            last++;
        }
        if (last >= 0) {
            messages.set(last, behind(messages.get(last)));
            return with(request, messages, request.extra());
        }
        messages.addFirst(alone(messages));
        return with(request, messages, moved(request.extra()));
    }

    /// True if these instructions need a message of their own.
    static boolean isAlone(ChatRequest request) {
        return request.messages().isEmpty() || !isInstruction(request.messages().getFirst().role());
    }

    private static boolean isInstruction(Role role) {
        return role == Role.SYSTEM || role == Role.DEVELOPER;
    }

    private Message behind(Message message) {
        List<Content> content = new ArrayList<>(message.content());
        boolean one =
                content.size() == 1
                        && content.getFirst() instanceof Content.Text only
                        && only.cacheControl() == null;
        if (one && content.getFirst() instanceof Content.Text only) {
            LazyText whole =
                    only.value().isEmpty() ? lazy() : only.value().before(further, BETWEEN + text);
            content.set(0, new Content.Text(whole, null));
        } else {
            content.add(new Content.Text(lazy(), null));
        }
        return new Message(
                message.role(),
                content,
                message.name(),
                message.toolCalls(),
                message.toolCallId(),
                message.reasoning());
    }

    private Message alone(List<Message> others) {
        Role role = Role.SYSTEM;
        for (Message other : others) {
            role = other.role() == Role.DEVELOPER ? Role.DEVELOPER : role;
        }
        List<Content> content = List.of(new Content.Text(lazy(), null));
        return new Message(role, content, null, List.of(), null, List.of());
    }

    private LazyText lazy() {
        return LazyText.of(json, () -> text);
    }

    /// The fields of messages by their new places.
    private static Map<String, Bytes> moved(Map<String, Bytes> extra) {
        Map<String, Bytes> moved = new LinkedHashMap<>();
        extra.forEach((name, value) -> moved.put(moved(name), value));
        return moved;
    }

    private static String moved(String name) {
        int at = MESSAGES.length();
        int end = at;
        while (end < name.length() && Character.isDigit(name.charAt(end))) {
            end++;
        }
        if (!name.startsWith(MESSAGES) || end == at) {
            return name;
        }
        int place = Integer.parseInt(name.substring(at, end));
        return MESSAGES + (place + 1) + name.substring(end);
    }

    private static ChatRequest with(
            ChatRequest request, List<Message> messages, Map<String, Bytes> extra) {
        return new ChatRequest(
                messages,
                request.tools(),
                request.toolChoice(),
                request.parallelToolCalls(),
                request.responseFormat(),
                request.sampling(),
                request.reasoning(),
                request.user(),
                request.stream(),
                extra);
    }
}
