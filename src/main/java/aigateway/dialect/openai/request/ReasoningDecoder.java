package aigateway.dialect.openai.request;

import aigateway.json.JsonNode;
import aigateway.model.ReasoningBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes the reasoning that an assistant message carries: `reasoning_details` if there are any,
/// else the plain text of `reasoning_content` or `reasoning`.
final class ReasoningDecoder {
    private ReasoningDecoder() {}

    static List<ReasoningBlock> blocks(JsonNode message) {
        List<ReasoningBlock> blocks = new ArrayList<>();
        JsonNode details = message.get("reasoning_details");
        if (details != null) {
            details(details, blocks);
        }
        if (blocks.isEmpty()) {
            String text = message.text("reasoning_content");
            String plain = text != null ? text : message.text("reasoning");
            if (plain != null && !plain.isEmpty()) {
                blocks.add(
                        new ReasoningBlock(new ReasoningBlock.Body.Text(plain, null), null, null));
            }
        }
        return blocks;
    }

    private static void details(JsonNode details, List<ReasoningBlock> blocks) {
        long lastIndex = -1;
        for (JsonNode detail : details.elements()) {
            ReasoningBlock block = block(detail);
            if (block == null) {
                continue;
            }
            long index = detail.number("index", -1);
            ReasoningBlock joined =
                    index < 0 || index != lastIndex ? null : joined(blocks.getLast(), block);
            lastIndex = index;
            if (joined == null) {
                blocks.add(block);
            } else {
                blocks.set(blocks.size() - 1, joined);
            }
        }
    }

    private static @Nullable ReasoningBlock block(JsonNode detail) {
        String type = detail.text("type");
        ReasoningBlock.Body body =
                switch (type == null ? "" : type) {
                    case "reasoning.text" ->
                            new ReasoningBlock.Body.Text(
                                    orEmpty(detail.text("text")), detail.text("signature"));
                    case "reasoning.summary" ->
                            new ReasoningBlock.Body.Summary(orEmpty(detail.text("summary")));
                    case "reasoning.encrypted" ->
                            new ReasoningBlock.Body.Encrypted(orEmpty(detail.text("data")));
                    default -> null;
                };
        return body == null
                ? null
                : new ReasoningBlock(body, detail.text("format"), detail.text("id"));
    }

    /// A stream's deltas that a client has only strung together are one block again; null if these
    /// two are not of one block.
    private static @Nullable ReasoningBlock joined(ReasoningBlock first, ReasoningBlock next) {
        if (first.body() instanceof ReasoningBlock.Body.Text begun
                && next.body() instanceof ReasoningBlock.Body.Text more
                && begun.signature() == null) {
            return new ReasoningBlock(
                    new ReasoningBlock.Body.Text(begun.text() + more.text(), more.signature()),
                    first.format() != null ? first.format() : next.format(),
                    first.id() != null ? first.id() : next.id());
        }
        if (first.body() instanceof ReasoningBlock.Body.Summary begun
                && next.body() instanceof ReasoningBlock.Body.Summary more) {
            return new ReasoningBlock(
                    new ReasoningBlock.Body.Summary(begun.summary() + more.summary()),
                    first.format(),
                    first.id());
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
