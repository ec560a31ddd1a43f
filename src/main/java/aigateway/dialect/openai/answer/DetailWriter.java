package aigateway.dialect.openai.answer;

import aigateway.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Writes the elements of `reasoning_details`, in OpenRouter's form.
final class DetailWriter {
    private DetailWriter() {}

    /// Readable reasoning, or only its signature.
    static void text(
            JsonWriter json,
            int block,
            @Nullable String text,
            @Nullable String signature,
            @Nullable String format) {
        json.object().key("type").string("reasoning.text");
        if (text != null) {
            json.key("text").string(text);
        }
        if (signature != null) {
            json.key("signature").string(signature);
        }
        end(json, block, format);
    }

    /// Reasoning that only the provider can read.
    static void encrypted(
            JsonWriter json, int block, String data, @Nullable String format, @Nullable String id) {
        json.object().key("type").string("reasoning.encrypted").key("data").string(data);
        if (id != null) {
            json.key("id").string(id);
        }
        end(json, block, format);
    }

    private static void end(JsonWriter json, int block, @Nullable String format) {
        if (format != null) {
            json.key("format").string(format);
        }
        json.key("index").number(block).endObject();
    }
}
