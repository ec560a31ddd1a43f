package aigateway.dialect.mistral.request;

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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes parts of messages as Mistral's content chunks; parts that have no such form are reported.
final class PartWriter {
    private static final int UUID_LENGTH = 36;

    private final Losses losses;
    private final ModelRules rules;

    PartWriter(Losses losses, ModelRules rules) {
        this.losses = losses;
        this.rules = rules;
    }

    /// Writes one part, or nothing.
    ///
    /// @param to gives the writer when there is something to write
    /// @param path the part's name in the caller's request
    void write(Supplier<JsonWriter> to, Content part, String path) {
        switch (part) {
            case Content.Text text -> text(to, text, path);
            case Content.Refusal refusal -> text(to, LazyText.of(refusal.text()));
            case Content.Image image -> image(to, image, path);
            case Content.File file -> file(to, file, path);
            case Content.Audio audio -> audio(to, audio.data());
            case Content.Other other -> other(to, other, path);
        }
    }

    /// Reports what of a text has no place.
    void text(Supplier<JsonWriter> to, Content.Text text, String path) {
        cacheControl(text.cacheControl(), path);
        text(to, text.value());
    }

    /// Reports a mark for a cache, which Mistral has no place for.
    void cacheControl(@Nullable Bytes cacheControl, String path) {
        if (cacheControl != null) {
            losses.dropped(path + ".cache_control");
        }
    }

    private static void text(Supplier<JsonWriter> to, LazyText text) {
        to.get().object().key("type").string("text").key("text").string(text).endObject();
    }

    private void image(Supplier<JsonWriter> to, Content.Image image, String path) {
        cacheControl(image.cacheControl(), path);
        switch (image.source()) {
            case Source.Data data -> image(to, data.address(), image.detail(), path);
            case Source.Url url -> image(to, LazyText.of(url.url()), image.detail(), path);
            case Source.FileId _ -> losses.dropped(path);
        }
    }

    private void image(
            Supplier<JsonWriter> to, LazyText url, @Nullable String detail, String path) {
        JsonWriter out = to.get().object().key("type").string("image_url").key("image_url");
        String wanted = detail == null ? "" : detail;
        switch (wanted) {
            case "low", "high", "auto" ->
                    out.object().key("url").string(url).key("detail").string(wanted).endObject();
            case "" -> out.string(url);
            default -> {
                out.string(url);
                losses.dropped(path + ".image_url.detail");
            }
        }
        out.endObject();
    }

    private static void audio(Supplier<JsonWriter> to, LazyText base64) {
        JsonWriter out = to.get().object().key("type").string("input_audio");
        out.key("input_audio").string(base64).endObject();
    }

    private void file(Supplier<JsonWriter> to, Content.File file, String path) {
        cacheControl(file.cacheControl(), path);
        switch (file.source()) {
            case Source.Data data -> data(to, file, data, path);
            case Source.Url url -> document(to, LazyText.of(url.url()), file.filename());
            case Source.FileId id -> {
                // Mistral's ids are UUIDs, OpenAI's begin with `file-`
                if (id.id().length() == UUID_LENGTH && id.id().charAt(8) == '-') {
                    JsonWriter out = to.get().object().key("type").string("file");
                    out.key("file_id").string(id.id()).endObject();
                } else {
                    losses.dropped(path);
                }
            }
        }
    }

    private void data(Supplier<JsonWriter> to, Content.File file, Source.Data data, String path) {
        String type = data.mediaType();
        if (type.startsWith("image/")) {
            image(to, data.address(), null, path);
            filename(file, path);
        } else if (type.startsWith("audio/")) {
            audio(to, data.data());
            filename(file, path);
        } else if (type.startsWith("text/") || type.equals("application/json")) {
            plain(to, file, data, path);
        } else {
            document(to, data.address(), file.filename());
        }
    }

    /// A text file is text: Mistral's documents are PDFs and their like.
    private void plain(Supplier<JsonWriter> to, Content.File file, Source.Data data, String path) {
        byte[] text;
        try {
            text = Base64.getMimeDecoder().decode(data.base64());
        } catch (IllegalArgumentException _) {
            losses.dropped(path);
            return;
        }
        text(to, LazyText.of(new String(text, StandardCharsets.UTF_8)));
        filename(file, path);
    }

    private void filename(Content.File file, String path) {
        if (file.filename() != null) {
            losses.dropped(path + ".file.filename");
        }
    }

    private static void document(Supplier<JsonWriter> to, LazyText url, @Nullable String name) {
        JsonWriter out = to.get().object().key("type").string("document_url");
        out.key("document_url").string(url);
        if (name != null) {
            out.key("document_name").string(name);
        }
        out.endObject();
    }

    /// Parts in Mistral's own form: of each only the fields that Mistral knows.
    private void other(Supplier<JsonWriter> to, Content.Other other, String path) {
        JsonNode json = Json.root(other.json());
        boolean fits =
                switch (other.type()) {
                    case "document_url" ->
                            copy(to, json, other.type(), "document_url", "document_name");
                    case "reference" -> copy(to, json, other.type(), "reference_ids");
                    case "thinking" ->
                            rules.has(Trait.THINKING)
                                    && copy(to, json, other.type(), "thinking", "signature");
                    default -> false;
                };
        if (!fits) {
            losses.dropped(path);
        }
    }

    /// Copies a part; false if its first field, without which it is none, is missing.
    private static boolean copy(
            Supplier<JsonWriter> to, @Nullable JsonNode json, String type, String... fields) {
        if (json == null || json.get(fields[0]) == null) {
            return false;
        }
        JsonWriter out = to.get().object().key("type").string(type);
        for (String field : fields) {
            JsonNode value = json.get(field);
            if (value != null) {
                out.key(field).raw(value.raw());
            }
        }
        out.endObject();
        return true;
    }
}
