package aigateway.dialect.gemini.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Content;
import aigateway.model.Content.Source;
import aigateway.model.Losses;
import java.util.Set;

/// Writes parts of messages as Gemini's parts; parts that have no such form are reported.
final class PartWriter {
    private static final Set<String> NATIVE =
            Set.of("inlineData", "fileData", "executableCode", "codeExecutionResult");
    private static final String FILES = "https://generativelanguage.googleapis.com/v1beta/";

    private final ModelRules rules;
    private final Host host;
    private final Losses losses;

    PartWriter(ModelRules rules, Host host, Losses losses) {
        this.rules = rules;
        this.host = host;
        this.losses = losses;
    }

    /// Writes one part, or nothing.
    ///
    /// @param path the part's name in the caller's request
    void write(TurnWriter to, Content part, String path) {
        switch (part) {
            case Content.Text text -> text(to, text, path);
            case Content.Refusal refusal -> {
                if (!refusal.text().isEmpty()) {
                    to.part().key("text").string(refusal.text()).endObject();
                }
            }
            case Content.Image image -> {
                unsaid(image, path);
                media(to, image.source(), "image/jpeg", path);
            }
            case Content.File file -> {
                unsaid(file, path);
                media(to, file.source(), "application/pdf", path);
            }
            case Content.Audio audio -> inline(to.parts(), audio, path);
            case Content.Other other -> other(to, other, path);
        }
    }

    /// Reports what of media has no place.
    private void unsaid(Content part, String path) {
        switch (part) {
            case Content.Image image -> {
                if (image.detail() != null && !image.detail().equals("auto")) {
                    losses.dropped(path + ".image_url.detail");
                }
                cache(image.cacheControl() != null, path);
            }
            case Content.File file -> cache(file.cacheControl() != null, path);
            case Content.Text _, Content.Refusal _, Content.Audio _, Content.Other _ -> {}
        }
    }

    /// Writes text. Empty text is left out: it says nothing, and Gemini refuses it.
    void text(TurnWriter to, Content.Text text, String path) {
        if (!text.value().isEmpty()) {
            to.part().key("text").string(text.value()).endObject();
        }
        cache(text.cacheControl() != null, path);
    }

    private void cache(boolean asked, String path) {
        if (asked) {
            losses.dropped(path + ".cache_control");
        }
    }

    /// True if the part can stand in the result of a function: an image or a document whose bytes
    /// are in the request.
    static boolean fitsResult(Content part) {
        return switch (part) {
            case Content.Image image -> image.source() instanceof Source.Data;
            case Content.File file ->
                    file.source() instanceof Source.Data data && isDocument(data.mediaType());
            case Content.Text _, Content.Refusal _, Content.Audio _, Content.Other _ -> false;
        };
    }

    private static boolean isDocument(String mediaType) {
        String type = MediaTypes.known(mediaType);
        return type.startsWith("image/")
                || type.equals("application/pdf")
                || type.equals("text/plain");
    }

    /// Writes media whose bytes are in the request.
    void inline(JsonWriter out, Content part, String path) {
        unsaid(part, path);
        switch (part) {
            case Content.Image image when image.source() instanceof Source.Data data ->
                    data(out, data, path);
            case Content.File file when file.source() instanceof Source.Data data ->
                    data(out, data, path);
            case Content.Audio audio ->
                    data(out, new Source.Data("audio/" + audio.format(), audio.data()), path);
            default -> losses.dropped(path);
        }
    }

    private void data(JsonWriter out, Source.Data data, String path) {
        String type = MediaTypes.known(data.mediaType());
        if (type.isEmpty()) {
            losses.dropped(path);
            return;
        }
        out.object().key("inlineData").object().key("mimeType").string(type);
        out.key("data").string(data.data()).endObject().endObject();
    }

    private void media(TurnWriter to, Source source, String usual, String path) {
        switch (source) {
            case Source.Data data -> {
                if (MediaTypes.known(data.mediaType()).isEmpty()) {
                    losses.dropped(path);
                } else {
                    data(to.parts(), data, path);
                }
            }
            case Source.Url url -> address(to, url.url(), usual, path);
            case Source.FileId id -> {
                if (id.id().startsWith("files/")) {
                    address(to, FILES + id.id(), usual, path);
                } else if (id.id().contains("://")) {
                    address(to, id.id(), usual, path);
                } else {
                    losses.dropped(path);
                }
            }
        }
    }

    /// A file that Gemini fetches itself. Older models take only those in Google's own stores.
    private void address(TurnWriter to, String url, String usual, String path) {
        boolean googles =
                url.startsWith("gs://")
                        || url.startsWith(FILES)
                        || url.contains("youtube.com/")
                        || url.startsWith("https://youtu.be/");
        if (!googles && host != Host.VERTEX && !rules.has(Trait.FETCHES)) {
            losses.dropped(path);
            return;
        }
        String type = MediaTypes.ofAddress(url);
        JsonWriter out = to.part().key("fileData").object();
        if (!type.isEmpty()) {
            out.key("mimeType").string(type);
        } else if (host == Host.VERTEX) { // which wants a type in any case
            out.key("mimeType").string(url.contains("youtu") ? "video/mp4" : usual);
        }
        out.key("fileUri").string(url).endObject().endObject();
    }

    private void other(TurnWriter to, Content.Other other, String path) {
        JsonNode json = Json.root(other.json());
        if (json == null) {
            losses.dropped(path);
        } else if (other.type().equals("video_url")) {
            video(to, json, path);
        } else if (isNative(json)) {
            JsonWriter out = to.part();
            json.members(
                    (name, value) -> {
                        if (!name.equals("type")) {
                            out.key(name).raw(value.raw());
                        }
                    });
            out.endObject();
        } else {
            losses.dropped(path);
        }
    }

    private static boolean isNative(JsonNode json) {
        boolean[] found = new boolean[1];
        json.members((name, _) -> found[0] |= NATIVE.contains(Natives.camel(name)));
        return found[0];
    }

    /// A video as OpenRouter has it.
    private void video(TurnWriter to, JsonNode json, String path) {
        JsonNode video = json.get("video_url");
        String url = video == null ? null : video.isString() ? video.text() : video.text("url");
        if (url == null) {
            losses.dropped(path);
        } else if (url.startsWith("data:")) {
            int comma = url.indexOf(',');
            int semicolon = url.indexOf(';');
            int end = semicolon > 0 && semicolon < comma ? semicolon : Math.max(comma, 5);
            String base64 = comma < 0 ? "" : url.substring(comma + 1);
            media(to, new Source.Data(url.substring(5, end), base64), "video/mp4", path);
        } else {
            address(to, url, "video/mp4", path);
        }
    }
}
