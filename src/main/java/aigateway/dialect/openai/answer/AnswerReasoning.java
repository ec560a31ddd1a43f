package aigateway.dialect.openai.answer;

import aigateway.json.JsonWriter;
import aigateway.model.ChatEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The reasoning of one choice of an answer: the text, and the blocks that have to travel back.
final class AnswerReasoning {
    private static final class Block {
        private final StringBuilder text = new StringBuilder();
        private @Nullable String signature;
        private @Nullable String format;
        private final List<ChatEvent.ReasoningEncrypted> encrypted = new ArrayList<>(1);
    }

    private final StringBuilder all = new StringBuilder();
    private final Map<Integer, Block> blocks = new TreeMap<>();

    void on(ChatEvent.ReasoningDelta delta) {
        all.append(delta.text());
        Block block = block(delta.block());
        block.text.append(delta.text());
        block.format = delta.format() != null ? delta.format() : block.format;
    }

    void on(ChatEvent.ReasoningSignature event) {
        Block block = block(event.block());
        block.signature = event.signature();
        block.format = event.format() != null ? event.format() : block.format;
    }

    void on(ChatEvent.ReasoningEncrypted event) {
        block(event.block()).encrypted.add(event);
    }

    private Block block(int number) {
        return blocks.computeIfAbsent(number, _ -> new Block());
    }

    /// Writes the fields into a message that is open; none if there was no reasoning.
    void write(JsonWriter json) {
        if (!all.isEmpty()) {
            json.key("reasoning_content").string(all.toString());
        }
        if (!anyTravels()) {
            return;
        }
        json.key("reasoning_details").array();
        blocks.forEach((number, block) -> write(json, number, block));
        json.endArray();
    }

    private boolean anyTravels() {
        for (Block block : blocks.values()) {
            if (travels(block)) {
                return true;
            }
        }
        return false;
    }

    /// Only what a provider marked as its own has to come back.
    private static boolean travels(Block block) {
        return block.signature != null || block.format != null || !block.encrypted.isEmpty();
    }

    private static void write(JsonWriter json, int number, Block block) {
        if (!block.text.isEmpty() || block.signature != null) {
            DetailWriter.text(json, number, block.text.toString(), block.signature, block.format);
        }
        for (ChatEvent.ReasoningEncrypted e : block.encrypted) {
            DetailWriter.encrypted(json, number, e.data(), e.format(), e.id());
        }
    }
}
