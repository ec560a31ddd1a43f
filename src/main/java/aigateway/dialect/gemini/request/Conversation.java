package aigateway.dialect.gemini.request;

import aigateway.dialect.SignatureMemory;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The messages in Gemini's order: instructions apart, neighbours of one speaker in one turn,
/// results
/// of functions in turns of their own, and with each of the model's messages its signatures.
final class Conversation {
    /// Who speaks in a turn.
    enum Speaker {
        USER,
        MODEL,
        RESULTS
    }

    /// A message and its place in the caller's request.
    record Entry(int index, Message message, Signatures signatures) {}

    /// Messages that make one turn.
    record Turn(Speaker speaker, List<Entry> entries) {}

    final List<Entry> system = new ArrayList<>();
    final List<Turn> turns = new ArrayList<>();
    private final Map<String, String> functions = new HashMap<>();

    private Conversation() {}

    static Conversation of(
            List<Message> messages, ModelRules rules, SignatureMemory memory, Losses losses) {
        Conversation conversation = new Conversation();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            Signatures signatures = Signatures.of(message, i, rules, memory, losses);
            conversation.add(new Entry(i, message, signatures), rules);
        }
        if (conversation.turns.isEmpty() && !conversation.system.isEmpty()) {
            // Gemini answers no one who says nothing: instructions alone are the user's words.
            conversation.turns.add(new Turn(Speaker.USER, List.copyOf(conversation.system)));
            conversation.system.clear();
        }
        return conversation;
    }

    private void add(Entry entry, ModelRules rules) {
        switch (entry.message.role()) {
            case SYSTEM, DEVELOPER -> {
                if (rules.has(Trait.NO_SYSTEM)) {
                    say(Speaker.USER, entry);
                } else {
                    system.add(entry);
                }
            }
            case USER -> say(Speaker.USER, entry);
            case TOOL -> say(Speaker.RESULTS, entry);
            case ASSISTANT -> {
                for (ToolCall call : entry.message.toolCalls()) {
                    functions.put(call.id(), call.name());
                }
                say(Speaker.MODEL, entry);
            }
        }
    }

    private void say(Speaker speaker, Entry entry) {
        if (turns.isEmpty() || turns.getLast().speaker != speaker) {
            turns.add(new Turn(speaker, new ArrayList<>()));
        }
        turns.getLast().entries.add(entry);
    }

    /// The function that a call's result is from: Gemini wants its name, OpenAI has only the id.
    String function(Message result) {
        String id = result.toolCallId() == null ? "" : result.toolCallId();
        String known = functions.get(id);
        if (known != null) {
            return known;
        }
        String name = result.name();
        return name != null && !name.isEmpty() ? name : id.isEmpty() ? "function" : id;
    }

    /// Index of the first turn after the user's last words: from there on Gemini looks whether the
    /// calls are signed.
    int currentTurn() {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).speaker == Speaker.USER) {
                return i + 1;
            }
        }
        return 0;
    }
}
