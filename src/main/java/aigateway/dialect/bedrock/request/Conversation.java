package aigateway.dialect.bedrock.request;

import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// The messages in Bedrock's order: instructions apart, neighbours of one role in one turn (roles
/// must alternate), tool results first in theirs, and with each assistant message the signed
/// reasoning that belongs to it.
final class Conversation {
    /// A message and its place in the caller's request.
    ///
    /// @param thinking blocks that Claude made and takes back
    record Entry(int index, Message message, List<ReasoningBlock> thinking) {}

    /// Messages that make one turn.
    record Turn(boolean assistant, List<Entry> entries) {}

    final List<Entry> system = new ArrayList<>();
    final List<Turn> turns = new ArrayList<>();
    private final ModelRules rules;
    private final SignatureMemory memory;
    private final Losses losses;
    private final List<String> called = new ArrayList<>(0);
    private boolean hasTools;

    private Conversation(ModelRules rules, SignatureMemory memory, Losses losses) {
        this.rules = rules;
        this.memory = memory;
        this.losses = losses;
    }

    static Conversation of(
            List<Message> messages, ModelRules rules, SignatureMemory memory, Losses losses) {
        Conversation conversation = new Conversation(rules, memory, losses);
        for (int i = 0; i < messages.size(); i++) {
            conversation.add(i, messages.get(i));
        }
        if (conversation.turns.isEmpty() && !conversation.system.isEmpty()) {
            // Nobody answers one who says nothing: instructions alone are the user's words.
            conversation.turns.add(new Turn(false, List.copyOf(conversation.system)));
            conversation.system.clear();
        }
        return conversation;
    }

    private void add(int index, Message message) {
        switch (message.role()) {
            case SYSTEM, DEVELOPER -> {
                Entry entry = new Entry(index, message, List.of());
                if (rules.has(Trait.NO_SYSTEM)) {
                    say(false, entry);
                } else {
                    system.add(entry);
                }
            }
            case USER -> say(false, new Entry(index, message, List.of()));
            case TOOL -> {
                hasTools = true;
                say(false, new Entry(index, message, List.of()));
            }
            case ASSISTANT -> {
                for (ToolCall call : message.toolCalls()) {
                    hasTools = true;
                    if (!called.contains(call.name())) {
                        called.add(call.name());
                    }
                }
                say(true, new Entry(index, message, thinking(index, message)));
            }
        }
    }

    private void say(boolean assistant, Entry entry) {
        if (turns.isEmpty() || turns.getLast().assistant != assistant) {
            turns.add(new Turn(assistant, new ArrayList<>()));
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
                if (rules.takesSigned() && isClaudes(block)) {
                    own.add(block);
                } else {
                    losses.dropped("messages." + index + ".reasoning_details");
                }
            }
        }
        if (own.isEmpty() && rules.takesSigned()) {
            for (ToolCall call : message.toolCalls()) {
                for (String format :
                        List.of(ReasoningFormats.ANTHROPIC, ReasoningFormats.BEDROCK)) {
                    List<ReasoningBlock> known = memory.recall(format, call.id());
                    if (!known.isEmpty()) {
                        return known;
                    }
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

    private static boolean isClaudes(ReasoningBlock block) {
        String format = block.format();
        return ReasoningFormats.ANTHROPIC.equals(format)
                || (ReasoningFormats.BEDROCK.equals(format)
                        && block.body() instanceof Body.Encrypted);
    }

    /// True if tools were called before, or results are there.
    boolean hasTools() {
        return hasTools;
    }

    /// The names of the tools that were called before.
    List<String> called() {
        return called;
    }

    /// True if the assistant is in the middle of a turn, waiting for tool results or about to go on
    /// with its own text, and that turn has no thinking: Claude then refuses to think on.
    boolean lacksThinking() {
        int last = turns.size() - 1;
        if (last >= 0 && !turns.get(last).assistant) {
            Role first = turns.get(last).entries.getFirst().message.role();
            last = first == Role.TOOL ? last - 1 : -1;
        }
        return last >= 0 && turns.get(last).entries.getFirst().thinking.isEmpty();
    }

    /// Index of the message that the assistant's next words go on from, or -1 if the caller does
    /// not end with one.
    int prefill() {
        if (turns.isEmpty() || !turns.getLast().assistant) {
            return -1;
        }
        Entry last = turns.getLast().entries.getLast();
        return last.message.toolCalls().isEmpty() ? last.index : -1;
    }
}
