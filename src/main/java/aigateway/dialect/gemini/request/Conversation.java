package aigateway.dialect.gemini.request;

import aigateway.dialect.SignatureMemory;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The messages in Gemini's order: instructions apart, neighbours of one speaker in one turn,
/// results of functions in turns of their own and in the order of their calls, by which Gemini
/// matches those without ids, and with each of the model's messages its signatures.
final class Conversation {
    /// Who speaks in a turn.
    enum Speaker {
        USER,
        MODEL,
        RESULTS
    }

    /// A message and its place in the caller's request.
    ///
    /// @param call the call that a result is of; null if it is none, or of none that is known
    record Entry(int index, Message message, Signatures signatures, @Nullable Call call) {}

    /// A call of a function.
    ///
    /// @param number how many calls came before it
    record Call(int number, String function) {}

    /// Messages that make one turn.
    record Turn(Speaker speaker, List<Entry> entries) {}

    final List<Entry> system = new ArrayList<>();
    final List<Turn> turns = new ArrayList<>();

    /// The calls so far, by id; of one that comes twice the last counts.
    private final Map<String, Call> calls = new HashMap<>();

    private int called;

    private Conversation() {}

    static Conversation of(
            List<Message> messages, ModelRules rules, SignatureMemory memory, Losses losses) {
        Conversation conversation = new Conversation();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            Signatures signatures = Signatures.of(message, i, rules, memory, losses);
            Call call = conversation.calls.get(message.toolCallId());
            conversation.add(new Entry(i, message, signatures, call), rules);
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
                    calls.put(call.id(), new Call(called++, call.name()));
                }
                say(Speaker.MODEL, entry);
            }
        }
    }

    private void say(Speaker speaker, Entry entry) {
        if (turns.isEmpty() || turns.getLast().speaker != speaker) {
            turns.add(new Turn(speaker, new ArrayList<>()));
        }
        List<Entry> entries = turns.getLast().entries;
        int at = entries.size();
        while (at > 0 && isBefore(entry.call, entries.get(at - 1).call)) {
            at--;
        }
        entries.add(at, entry);
    }

    private static boolean isBefore(@Nullable Call call, @Nullable Call other) {
        return call != null && other != null && call.number < other.number;
    }

    /// The function that a call's result is from: Gemini wants its name, OpenAI has only the id.
    static String function(Entry result) {
        Call call = result.call;
        if (call != null) {
            return call.function;
        }
        String given = result.message.toolCallId();
        String id = given == null ? "" : given;
        String name = result.message.name();
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
