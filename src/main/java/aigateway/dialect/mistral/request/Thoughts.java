package aigateway.dialect.mistral.request;

import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The thinking of earlier turns that goes back to the model, as Mistral asks for
/// (https://docs.mistral.ai/studio-api/conversations/reasoning#multi-turn-conversations): its own
/// and text of no known maker. What another provider signed is reported and never sent.
final class Thoughts {
    private final ModelRules rules;
    private final SignatureMemory memory;
    private final Losses losses;

    Thoughts(ModelRules rules, SignatureMemory memory, Losses losses) {
        this.rules = rules;
        this.memory = memory;
        this.losses = losses;
    }

    /// The blocks of an assistant's message that the model takes; those that came with its tool
    /// calls if the client dropped them, or kept the text alone.
    List<Body.Text> of(Conversation.Entry entry) {
        boolean thinks = rules.has(Trait.THINKING);
        List<Body.Text> own = new ArrayList<>(1);
        boolean whole = false;
        boolean foreign = false;
        for (ReasoningBlock block : entry.message().reasoning()) {
            Body.Text text = thinks ? text(block) : null;
            if (text != null) {
                own.add(text);
                whole |= block.format() != null;
            } else {
                foreign |= isSigned(block);
            }
        }
        if (foreign) {
            losses.dropped("messages." + entry.index() + ".reasoning_details");
        }
        List<Body.Text> known = whole || !thinks ? List.of() : recall(entry.message().toolCalls());
        return known.isEmpty() ? own : known;
    }

    private List<Body.Text> recall(List<ToolCall> calls) {
        List<Body.Text> known = new ArrayList<>(0);
        for (int i = 0; i < calls.size() && known.isEmpty(); i++) {
            String id = calls.get(i).id();
            for (ReasoningBlock block : memory.recall(ReasoningFormats.MISTRAL, id)) {
                if (block.body() instanceof Body.Text text) {
                    known.add(text);
                }
            }
        }
        return known;
    }

    /// The block in readable form if it may go to Mistral.
    private static Body.@Nullable Text text(ReasoningBlock block) {
        if (!(block.body() instanceof Body.Text text)) {
            return null;
        }
        boolean ours = ReasoningFormats.MISTRAL.equals(block.format());
        boolean anyones = block.format() == null && text.signature() == null;
        return ours || (anyones && !text.text().isEmpty()) ? text : null;
    }

    private static boolean isSigned(ReasoningBlock block) {
        return switch (block.body()) {
            case Body.Text text -> text.signature() != null && !text.signature().isEmpty();
            case Body.Summary _ -> false;
            case Body.Encrypted _ -> true;
        };
    }

    /// Writes one block as a part.
    static void write(JsonWriter out, Body.Text block) {
        out.object().key("type").string("thinking").key("thinking").array();
        if (!block.text().isEmpty()) {
            out.object().key("type").string("text").key("text").string(block.text()).endObject();
        }
        out.endArray();
        if (block.signature() != null && !block.signature().isEmpty()) {
            out.key("signature").string(block.signature());
        }
        out.endObject();
    }
}
