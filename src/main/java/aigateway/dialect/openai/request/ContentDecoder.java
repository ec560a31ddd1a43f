package aigateway.dialect.openai.request;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.LazyText;
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
        LazyText text = content.lazyText();
        if (text != null) {
            Bytes cacheControl = ToolDecoder.raw(message.get("cache_control"));
            if (!content.is("") || message.get("tool_calls") == null) {
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
            case "text" -> new Content.Text(lazy(part.get("text")), cacheControl);
            case "refusal" -> new Content.Refusal(orEmpty(part.text("refusal")));
            case "image_url" -> image(part, cacheControl);
            case "input_audio" -> audio(part);
            case "file" -> file(part, cacheControl);
            default -> new Content.Other(orEmpty(type), part.raw());
        };
    }

    private static Content image(JsonNode part, @Nullable Bytes cacheControl) {
        JsonNode image = part.get("image_url");
        JsonNode url = image == null || image.isString() ? image : image.get("url");
        String detail = image == null ? null : image.text("detail");
        return new Content.Image(SourceDecoder.source(url, "image/png"), detail, cacheControl);
    }

    private static Content audio(JsonNode part) {
        JsonNode audio = part.get("input_audio");
        if (audio == null) {
            return new Content.Other("input_audio", part.raw());
        }
        return new Content.Audio(orEmpty(audio.text("format")), lazy(audio.get("data")));
    }

    private static Content file(JsonNode part, @Nullable Bytes cacheControl) {
        JsonNode file = part.get("file");
        JsonNode data = file == null ? null : file.get("file_data");
        String id = file == null ? null : file.text("file_id");
        String name = file == null ? null : file.text("filename");
        if (data != null) {
            return new Content.File(
                    SourceDecoder.source(data, mediaType(name)), name, cacheControl);
        }
        return id == null
                ? new Content.Other("file", part.raw())
                : new Content.File(new Content.Source.FileId(id), name, cacheControl);
    }

    private static String mediaType(@Nullable String filename) {
        String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
        if (name.endsWith(".txt") || name.endsWith(".md") || name.endsWith(".csv")) {
            return "text/plain";
        }
        return "application/pdf";
    }

    private static LazyText lazy(@Nullable JsonNode string) {
        LazyText text = string == null ? null : string.lazyText();
        return text == null ? LazyText.of("") : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
