package aigateway.dialect.anthropic.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Content.Source;
import aigateway.model.LazyText;
import aigateway.model.Losses;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes parts of messages as Anthropic's content blocks; parts that have no such form are
/// reported.
final class PartWriter {
    private static final Set<String> NATIVE =
            Set.of("document", "image", "search_result", "container_upload");

    private final Losses losses;
    private final BetaHeader betas;

    PartWriter(Losses losses, BetaHeader betas) {
        this.losses = losses;
        this.betas = betas;
    }

    /// Writes one part, or nothing.
    ///
    /// @param to gives the writer when there is something to write
    /// @param path the part's name in the caller's request
    void write(Supplier<JsonWriter> to, Content part, String path) {
        switch (part) {
            case Content.Text text -> text(to, text.value(), text.cacheControl());
            case Content.Refusal refusal -> text(to, LazyText.of(refusal.text()), null);
            case Content.Image image -> {
                if (image.detail() != null && !image.detail().equals("auto")) {
                    losses.dropped(path + ".image_url.detail");
                }
                image(to, image.source(), image.cacheControl(), path);
            }
            case Content.File file -> file(to, file, path);
            case Content.Audio _ -> losses.dropped(path);
            case Content.Other other -> other(to, other, path);
        }
    }

    /// Writes text. Blank text is left out, because Anthropic refuses it.
    static void text(Supplier<JsonWriter> to, LazyText text, @Nullable Bytes cacheControl) {
        if (!text.isBlank()) {
            JsonWriter out = to.get().object().key("type").string("text").key("text").string(text);
            end(out, cacheControl);
        }
    }

    private void image(
            Supplier<JsonWriter> to, Source source, @Nullable Bytes cacheControl, String path) {
        if (source instanceof Source.FileId id && !isOurs(id)) {
            losses.dropped(path);
            return;
        }
        JsonWriter out = to.get().object().key("type").string("image").key("source");
        switch (source) {
            case Source.Data data -> base64(out, mediaType(data.mediaType()), data.data());
            case Source.Url url -> url(out, url);
            case Source.FileId id -> fileId(out, id);
        }
        end(out, cacheControl);
    }

    private void file(Supplier<JsonWriter> to, Content.File file, String path) {
        switch (file.source()) {
            case Source.Data data -> data(to, file, data, path);
            case Source.Url url -> {
                url(document(to), url);
                endDocument(to.get(), file);
            }
            case Source.FileId id -> {
                if (isOurs(id)) {
                    fileId(document(to), id);
                    endDocument(to.get(), file);
                } else {
                    losses.dropped(path);
                }
            }
        }
    }

    private void data(Supplier<JsonWriter> to, Content.File file, Source.Data data, String path) {
        String type = mediaType(data.mediaType());
        if (type.startsWith("image/")) {
            if (file.filename() != null) {
                losses.dropped(path + ".file.filename");
            }
            image(to, data, file.cacheControl(), path);
        } else if (type.equals("application/pdf")) {
            base64(document(to), type, data.data());
            endDocument(to.get(), file);
        } else if (type.startsWith("text/") || type.equals("application/json")) {
            plain(to, file, data, path);
        } else {
            losses.dropped(path);
        }
    }

    private void plain(Supplier<JsonWriter> to, Content.File file, Source.Data data, String path) {
        byte[] text;
        try {
            text = Base64.getMimeDecoder().decode(data.base64());
        } catch (IllegalArgumentException _) {
            losses.dropped(path);
            return;
        }
        document(to).object().key("type").string("text").key("media_type").string("text/plain");
        to.get().key("data").string(new String(text, StandardCharsets.UTF_8)).endObject();
        endDocument(to.get(), file);
    }

    private void other(Supplier<JsonWriter> to, Content.Other other, String path) {
        JsonNode json = NATIVE.contains(other.type()) ? Json.root(other.json()) : null;
        if (json == null || (json.get("source") == null && json.get("file_id") == null)) {
            losses.dropped(path);
        } else {
            to.get().raw(other.json());
        }
    }

    private static JsonWriter document(Supplier<JsonWriter> to) {
        return to.get().object().key("type").string("document").key("source");
    }

    private static void endDocument(JsonWriter out, Content.File file) {
        if (file.filename() != null) {
            out.key("title").string(file.filename());
        }
        end(out, file.cacheControl());
    }

    private static void base64(JsonWriter out, String mediaType, LazyText base64) {
        out.object().key("type").string("base64").key("media_type").string(mediaType);
        out.key("data").string(base64).endObject();
    }

    private static void url(JsonWriter out, Source.Url url) {
        out.object().key("type").string("url").key("url").string(url.url()).endObject();
    }

    private void fileId(JsonWriter out, Source.FileId id) {
        betas.add(BetaHeader.FILES);
        out.object().key("type").string("file").key("file_id").string(id.id()).endObject();
    }

    /// True for an id of Anthropic's file store (`file_…`; OpenAI's are `file-…`).
    private static boolean isOurs(Source.FileId id) {
        return id.id().startsWith("file_");
    }

    private static String mediaType(String declared) {
        int end = declared.indexOf(';');
        String type = (end < 0 ? declared : declared.substring(0, end)).strip();
        return type.equalsIgnoreCase("image/jpg") ? "image/jpeg" : type;
    }

    private static void end(JsonWriter out, @Nullable Bytes cacheControl) {
        if (cacheControl != null) {
            out.key("cache_control").raw(cacheControl);
        }
        out.endObject();
    }
}
