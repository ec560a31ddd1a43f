package aigateway.dialect.mistral.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ReasoningFormats;
import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The thinking of one choice. In a stream each piece is a part of its own; the pieces up to the
/// next text or signature are one block.
final class Thinking {
    private static final String FORMAT = ReasoningFormats.MISTRAL;

    private final int choice;
    private final Sink sink;
    private final Kept kept;
    private final List<ReasoningBlock> blocks = new ArrayList<>(1);
    private @Nullable StringBuilder open;

    Thinking(int choice, Sink sink, Kept kept) {
        this.choice = choice;
        this.sink = sink;
        this.kept = kept;
    }

    /// A part of the type `thinking`: an array of pieces, or text as some servers write it.
    void add(JsonNode part) {
        JsonNode pieces = part.get("thinking");
        if (pieces == null) {
            return;
        }
        text(pieces.text());
        for (JsonNode piece : pieces.elements()) {
            String plain = piece.text();
            text(plain == null ? piece.text("text") : plain);
        }
        signature(part.text("signature"));
    }

    private void text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            begin().append(text);
            kept.text(text.length());
            sink.on(new ChatEvent.ReasoningDelta(choice, blocks.size(), text, FORMAT));
        }
    }

    private void signature(@Nullable String signature) {
        if (signature != null && !signature.isEmpty()) {
            begin();
            sink.on(new ChatEvent.ReasoningSignature(choice, blocks.size(), signature, FORMAT));
            end(signature);
        }
    }

    private StringBuilder begin() {
        StringBuilder text = open;
        if (text == null) {
            text = new StringBuilder();
            open = text;
        }
        return text;
    }

    /// The block is over, if one is open.
    void end() {
        if (open != null) {
            end(null);
        }
    }

    private void end(@Nullable String signature) {
        String text = begin().toString();
        open = null;
        kept.entry(signature == null ? 0 : signature.length());
        blocks.add(new ReasoningBlock(new Body.Text(text, signature), FORMAT, null));
    }

    /// All blocks that are over.
    List<ReasoningBlock> blocks() {
        return blocks;
    }
}
