package aigateway.dialect.openai.reply;

import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import java.util.List;

/// Decodes the reasoning of a message or a delta: OpenRouter's `reasoning_details`, and the plain
/// `reasoning_content` or `reasoning` of everybody else.
final class ReasoningDecoder {
    private ReasoningDecoder() {}

    static void decode(int choice, JsonNode said, List<ChatEvent> events) {
        boolean readable = false;
        JsonNode details = said.get("reasoning_details");
        if (details != null) {
            int position = 0;
            for (JsonNode detail : details.elements()) {
                readable |= detail(choice, (int) detail.number("index", position), detail, events);
                position++;
            }
        }
        if (!readable) {
            String text = said.text("reasoning_content");
            text = text == null || text.isEmpty() ? said.text("reasoning") : text;
            if (text != null && !text.isEmpty()) {
                events.add(new ChatEvent.ReasoningDelta(choice, 0, text, null));
            }
        }
    }

    private static boolean detail(int choice, int block, JsonNode detail, List<ChatEvent> events) {
        String format = detail.text("format");
        String text = detail.text("text");
        text = text == null ? detail.text("summary") : text;
        boolean readable = text != null && !text.isEmpty();
        if (readable && text != null) {
            events.add(new ChatEvent.ReasoningDelta(choice, block, text, format));
        }
        String signature = detail.text("signature");
        if (signature != null && !signature.isEmpty()) {
            events.add(new ChatEvent.ReasoningSignature(choice, block, signature, format));
        }
        String data = detail.text("data");
        if (data != null) {
            String id = detail.text("id");
            events.add(new ChatEvent.ReasoningEncrypted(choice, block, data, format, id));
        }
        return readable;
    }
}
