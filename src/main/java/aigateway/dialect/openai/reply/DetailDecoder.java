package aigateway.dialect.openai.reply;

import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import java.util.List;

/// Decodes `reasoning_details` in OpenRouter's form.
final class DetailDecoder {
    /// The format's name where a provider gives none.
    private static final String UNKNOWN = "unknown";

    private DetailDecoder() {}

    /// Adds what the details say; true if there was readable text among it.
    static boolean decode(int choice, JsonNode details, List<ChatEvent> events) {
        boolean text = false;
        int position = 0;
        for (JsonNode detail : details.elements()) {
            int block = Math.clamp(detail.number("index", position), 0, 10_000);
            text |= one(choice, block, detail, events);
            position++;
        }
        return text;
    }

    private static boolean one(int choice, int block, JsonNode detail, List<ChatEvent> events) {
        String given = detail.text("format");
        String format = given == null ? UNKNOWN : given;
        String summary = detail.text("summary");
        String text = summary == null ? detail.text("text") : summary;
        boolean readable = text != null && !text.isEmpty();
        if (text != null && readable) {
            events.add(new ChatEvent.ReasoningDelta(choice, block, text, format));
        }
        String signature = detail.text("signature");
        if (signature != null && !signature.isEmpty()) {
            events.add(new ChatEvent.ReasoningSignature(choice, block, signature, format));
        }
        String data = detail.text("data");
        if (data != null && !data.isEmpty()) {
            events.add(
                    new ChatEvent.ReasoningEncrypted(
                            choice, block, data, format, detail.text("id")));
        }
        return readable;
    }
}
