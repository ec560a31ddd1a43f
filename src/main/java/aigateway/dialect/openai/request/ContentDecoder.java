package aigateway.dialect.openai.request;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decodes the content of one message.
final class ContentDecoder {
    private ContentDecoder() {}

    /// A message's parts; the list is the receiver's own.
    static List<Content> content(JsonNode message) {
        List<Content> parts = new ArrayList<>();
        JsonNode content = message.get("content");
        if (content == null) {
            return parts;
        }
        String text = content.text();
        if (text != null) {
            Bytes cacheControl = ToolDecoder.raw(message.get("cache_control"));
            if (!text.isEmpty() || message.get("tool_calls") == null) {
                parts.add(new Content.Text(text, cacheControl));
            }
            return parts;
        }
        for (JsonNode part : content.elements()) {
            parts.add(part(part));
        }
        return parts;
    }

    private static Content part(JsonNode part) {
        String type = part.text("type");
        Bytes cacheControl = ToolDecoder.raw(part.get("cache_control"));
        return switch (type == null ? "" : type) {
            case "text" -> new Content.Text(orEmpty(part.text("text")), cacheControl);
            case "refusal" -> new Content.Refusal(orEmpty(part.text("refusal")));
            case "image_url" -> image(part, cacheControl);
            case "input_audio" -> audio(part);
            case "file" -> file(part, cacheControl);
            default -> new Content.Other(orEmpty(type), part.raw());
        };
    }

    private static Content image(JsonNode part, @Nullable Bytes cacheControl) {
        JsonNode image = part.get("image_url");
        String url = image == null ? null : image.isString() ? image.text() : image.text("url");
        String detail = image == null ? null : image.text("detail");
        return new Content.Image(source(orEmpty(url), "image/png"), detail, cacheControl);
    }

    private static Content audio(JsonNode part) {
        JsonNode audio = part.get("input_audio");
        if (audio == null) {
            return new Content.Other("input_audio", part.raw());
        }
        return new Content.Audio(orEmpty(audio.text("format")), orEmpty(audio.text("data")));
    }

    private static Content file(JsonNode part, @Nullable Bytes cacheControl) {
        JsonNode file = part.get("file");
        String data = file == null ? null : file.text("file_data");
        String id = file == null ? null : file.text("file_id");
        String name = file == null ? null : file.text("filename");
        if (data != null) {
            return new Content.File(source(data, mediaType(name)), name, cacheControl);
        }
        return id == null
                ? new Content.Other("file", part.raw())
                : new Content.File(new Content.Source.FileId(id), name, cacheControl);
    }

    /// What an address says: `data:` holds the bytes themselves; what is no address at all is taken
    /// for Base64.
    private static Content.Source source(String url, String mediaType) {
        if (url.regionMatches(true, 0, "data:", 0, 5)) {
            int comma = url.indexOf(',');
            int end = comma < 0 ? url.length() : comma;
            int semicolon = url.indexOf(';');
            String type = url.substring(5, semicolon < 0 || semicolon > end ? end : semicolon);
            String data = comma < 0 ? "" : url.substring(comma + 1);
            return new Content.Source.Data(type.isEmpty() ? mediaType : type, data);
        }
        return url.contains("://")
                ? new Content.Source.Url(url)
                : new Content.Source.Data(mediaType, url);
    }

    private static String mediaType(@Nullable String filename) {
        String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
        if (name.endsWith(".txt") || name.endsWith(".md") || name.endsWith(".csv")) {
            return "text/plain";
        }
        return "application/pdf";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
