package aigateway.dialect.anthropic.request;

import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.model.Content;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// The messages in Anthropic's order: instructions apart, neighbours of one role in one turn, tool
/// results first in theirs, and with each assistant message the signed reasoning that belongs to
/// it.
final class Conversation {
    /// A turn's role in Anthropic's words.
    enum Speaker {
        USER("user"),
        ASSISTANT("assistant"),
        SYSTEM("system");

        final String wire;

        Speaker(String wire) {
            this.wire = wire;
        }
    }

    /// A message and its place in the caller's request.
    ///
    /// @param thinking blocks that Anthropic made and takes back
    record Entry(int index, Message message, List<ReasoningBlock> thinking) {}

    /// Messages that make one turn.
    record Turn(Speaker speaker, List<Entry> entries) {}

    final List<Entry> system = new ArrayList<>();
    final List<Turn> turns = new ArrayList<>();
    private final ModelRules rules;
    private final SignatureMemory memory;
    private final Losses losses;

    private Conversation(ModelRules rules, SignatureMemory memory, Losses losses) {
        this.rules = rules;
        this.memory = memory;
        this.losses = losses;
    }

    static Conversation of(
            List<Message> messages, ModelRules rules, SignatureMemory memory, Losses losses) {
        Conversation conversation = new Conversation(rules, memory, losses);
        for (int i = 0; i < messages.size(); i++) {
            conversation.add(i, messages);
        }
        if (conversation.turns.isEmpty() && !conversation.system.isEmpty()) {
            // Anthropic answers no one who says nothing: instructions alone are the user's words.
            conversation.turns.add(new Turn(Speaker.USER, List.copyOf(conversation.system)));
            conversation.system.clear();
        }
        return conversation;
    }

    private void add(int index, List<Message> messages) {
        Message message = messages.get(index);
        switch (message.role()) {
            case SYSTEM, DEVELOPER -> {
                Entry entry = new Entry(index, message, List.of());
                if (rules.has(Trait.LATER_SYSTEM) && mayStay(index, messages)) {
                    say(Speaker.SYSTEM, entry);
                } else {
                    system.add(entry);
                }
            }
            case USER, TOOL -> say(Speaker.USER, new Entry(index, message, List.of()));
            case ASSISTANT ->
                    say(Speaker.ASSISTANT, new Entry(index, message, thinking(index, message)));
        }
    }

    /// True if instructions may stand here: after a user's turn, before the assistant's or last.
    private boolean mayStay(int index, List<Message> messages) {
        if (turns.isEmpty() || turns.getLast().speaker == Speaker.ASSISTANT) {
            return false;
        }
        for (int next = index + 1; next < messages.size(); next++) {
            Role role = messages.get(next).role();
            if (role != Role.SYSTEM && role != Role.DEVELOPER) {
                return role == Role.ASSISTANT;
            }
        }
        return true;
    }

    private void say(Speaker speaker, Entry entry) {
        if (turns.isEmpty() || turns.getLast().speaker != speaker) {
            turns.add(new Turn(speaker, new ArrayList<>()));
        }
        List<Entry> entries = turns.getLast().entries;
        int at = entries.size();
        if (entry.message.role() == Role.TOOL) {
            while (at > 0 && entries.get(at - 1).message.role() != Role.TOOL) {
                at--;
            }
        }
        entries.add(at, entry);
    }

    private List<ReasoningBlock> thinking(int index, Message message) {
        List<ReasoningBlock> own = new ArrayList<>();
        for (ReasoningBlock block : message.reasoning()) {
            if (isSigned(block)) {
                if (rules.thinks() && ReasoningFormats.ANTHROPIC.equals(block.format())) {
                    own.add(block);
                } else {
                    losses.dropped("messages." + index + ".reasoning_details");
                }
            }
        }
        if (own.isEmpty() && rules.thinks()) {
            for (ToolCall call : message.toolCalls()) {
                List<ReasoningBlock> known = memory.recall(ReasoningFormats.ANTHROPIC, call.id());
                if (!known.isEmpty()) {
                    return known;
                }
            }
        }
        return own;
    }

    private static boolean isSigned(ReasoningBlock block) {
        return switch (block.body()) {
            case Body.Text text -> text.signature() != null && !text.signature().isEmpty();
            case Body.Summary _ -> false;
            case Body.Encrypted _ -> true;
        };
    }

    /// True if thinking blocks go back to the model.
    boolean hasThinking() {
        for (Turn turn : turns) {
            for (Entry entry : turn.entries) {
                if (!entry.thinking.isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// True if the assistant is in the middle of a turn, waiting for tool results or about to go on
    /// with its own text, and that turn has no thinking: Anthropic then refuses to think on.
    boolean lacksThinking() {
        int last = turns.size() - 1;
        if (last > 0 && turns.get(last).speaker == Speaker.SYSTEM) {
            last--;
        }
        if (last >= 0 && turns.get(last).speaker == Speaker.USER) {
            Role first = turns.get(last).entries.getFirst().message.role();
            last = first == Role.TOOL ? last - 1 : -1;
        }
        return last >= 0 && turns.get(last).entries.getFirst().thinking.isEmpty();
    }

    /// Index of the message that the assistant's next words go on from, or -1 if the caller does
    /// not
    /// end with one.
    int prefill() {
        if (turns.isEmpty() || turns.getLast().speaker != Speaker.ASSISTANT) {
            return -1;
        }
        for (Entry entry : turns.getLast().entries.reversed()) {
            if (!entry.message.toolCalls().isEmpty()) {
                return -1;
            }
            if (lastSaid(entry.message) >= 0) {
                return entry.index;
            }
        }
        return -1;
    }

    /// Place of the last part of a message that is more than blank text, or -1.
    static int lastSaid(Message message) {
        int last = message.content().size() - 1;
        while (last >= 0 && isBlank(message.content().get(last))) {
            last--;
        }
        return last;
    }

    private static boolean isBlank(Content part) {
        return switch (part) {
            case Content.Text text -> text.value().isBlank();
            case Content.Refusal refusal -> refusal.text().isBlank();
            case Content.Image _, Content.File _, Content.Audio _, Content.Other _ -> false;
        };
    }
}
