package aigateway.dialect.cohere.request;

import aigateway.json.JsonWriter;
import aigateway.model.Content;
import aigateway.model.LazyText;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes `messages`. Instructions come first, in one message: Cohere refuses a system turn that is
/// not the first (<https://docs.cohere.com/reference/errors>). Messages with nothing to say are
/// left out, because Cohere refuses them, too.
final class MessagesWriter {
    private final JsonWriter out;
    private final Losses losses;
    private final PartWriter parts;
    private final AssistantWriter assistant;

    MessagesWriter(JsonWriter out, Set<Trait> traits, Documents documents, Losses losses) {
        this.out = out;
        this.losses = losses;
        this.parts = new PartWriter(traits, documents, losses);
        this.assistant = new AssistantWriter(out, traits, losses);
    }

    void write(List<Message> messages) {
        out.key("messages").array();
        boolean onlyInstructions = true;
        for (Message message : messages) {
            onlyInstructions &= isInstruction(message);
        }
        // Cohere answers no one who says nothing: instructions alone are the user's words.
        instructions(messages, onlyInstructions ? "user" : "system");
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            switch (message.role()) {
                case SYSTEM, DEVELOPER -> {}
                case USER -> user(message, i);
                case ASSISTANT -> assistant.write(message, i);
                case TOOL -> result(message, i);
            }
            if (message.name() != null) {
                losses.dropped("messages." + i + ".name");
            }
        }
        out.endArray();
    }

    private static boolean isInstruction(Message message) {
        return message.role() == Role.SYSTEM || message.role() == Role.DEVELOPER;
    }

    private void instructions(List<Message> messages, String role) {
        List<LazyText> texts = new ArrayList<>(1);
        for (int i = 0; i < messages.size(); i++) {
            if (isInstruction(messages.get(i))) {
                instruction(messages.get(i), i, texts);
            }
        }
        Turn turn = new Turn(out, role);
        if (texts.size() == 1) {
            turn.string(texts.getFirst());
        } else {
            texts.forEach(turn::text);
            turn.close();
        }
    }

    private void instruction(Message message, int number, List<LazyText> texts) {
        List<Content> content = message.content();
        for (int i = 0; i < content.size(); i++) {
            String path = "messages." + number + ".content." + i;
            if (!(content.get(i) instanceof Content.Text text)) {
                losses.dropped(path);
                continue;
            }
            if (!text.value().isEmpty()) {
                texts.add(text.value());
            }
            if (text.cacheControl() != null) {
                losses.dropped(path + ".cache_control");
            }
        }
    }

    private void user(Message message, int number) {
        Turn turn = new Turn(out, "user");
        LazyText alone = parts.loneText(message, number);
        if (alone == null) {
            parts.user(turn, message, number);
            turn.close();
        } else if (!alone.isEmpty()) {
            turn.string(alone);
        }
    }

    private void result(Message message, int number) {
        String call = message.toolCallId() == null ? "" : message.toolCallId();
        out.object().key("role").string("tool").key("tool_call_id").string(call);
        Turn turn = new Turn(out, null);
        LazyText alone = parts.loneText(message, number);
        if (alone == null) {
            parts.result(turn, message, number);
        }
        if (turn.isOpen()) {
            turn.close();
        } else {
            turn.string(alone == null ? LazyText.of("") : alone);
        }
        out.endObject();
    }
}
