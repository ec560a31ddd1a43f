package aigateway.dialect.cohere.request;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Content.Source;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Turns a file that is text into a document. Cohere takes no other files.
final class TextFile {
    private TextFile() {}

    /// The document, or null if the file is no text or not in the request.
    static @Nullable Bytes document(Content.File file) {
        if (!(file.source() instanceof Source.Data data) || !isText(data.mediaType())) {
            return null;
        }
        String text;
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(data.base64());
            text = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return null;
        }
        JsonWriter out = new JsonWriter().object().key("data").object();
        if (file.filename() != null) {
            out.key("title").string(file.filename());
        }
        return out.key("text").string(text).endObject().endObject().bytes();
    }

    private static boolean isText(String mediaType) {
        return mediaType.startsWith("text/") || mediaType.equals("application/json");
    }
}
