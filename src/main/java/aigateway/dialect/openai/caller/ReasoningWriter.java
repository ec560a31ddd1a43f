package aigateway.dialect.openai.caller;

import aigateway.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Writes entries of OpenRouter's `reasoning_details`.
final class ReasoningWriter {
    private ReasoningWriter() {}

    static void text(
            JsonWriter json,
            @Nullable String text,
            @Nullable String signature,
            @Nullable String format,
            int index) {
        json.object().key("type").string("reasoning.text");
        if (text != null) {
            json.key("text").string(text);
        }
        if (signature != null) {
            json.key("signature").string(signature);
        }
        end(json, format, null, index);
    }

    static void encrypted(
            JsonWriter json, String data, @Nullable String format, @Nullable String id, int index) {
        json.object().key("type").string("reasoning.encrypted").key("data").string(data);
        end(json, format, id, index);
    }

    private static void end(
            JsonWriter json, @Nullable String format, @Nullable String id, int index) {
        if (id != null) {
            json.key("id").string(id);
        }
        if (format != null) {
            json.key("format").string(format);
        }
        json.key("index").number(index).endObject();
    }
}
