package aigateway.dialect.bedrock.request;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Content.Source;
import aigateway.model.LazyText;
import aigateway.model.Losses;
import org.jspecify.annotations.Nullable;

/// Writes parts of messages as Bedrock's content blocks; parts that have no such form are reported.
/// Bytes stand in the request or in S3 (`s3://…`); Bedrock fetches nothing else
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ContentBlock.html>).
final class PartWriter {
    private static final String S3 = "s3://";

    private final ModelRules rules;
    private final Losses losses;
    private final DocumentNames names = new DocumentNames();

    PartWriter(ModelRules rules, Losses losses) {
        this.rules = rules;
        this.losses = losses;
    }

    /// Writes one part, or nothing.
    ///
    /// @param media true if images and documents may stand here
    /// @param path the part's name in the caller's request
    void write(TurnWriter to, Content part, boolean media, String path) {
        switch (part) {
            case Content.Text text -> text(to, text.value(), text.cacheControl(), path);
            case Content.Refusal refusal -> text(to, LazyText.of(refusal.text()), null, path);
            case Content.Image image -> {
                if (image.detail() != null && !image.detail().equals("auto")) {
                    losses.dropped(path + ".image_url.detail");
                }
                image(to, image.source(), image.cacheControl(), media, path);
            }
            case Content.File file -> file(to, file, media, path);
            case Content.Audio audio -> audio(to, audio, media, path);
            case Content.Other _ -> losses.dropped(path);
        }
    }

    /// Writes text. Blank text is left out, because Bedrock refuses it.
    void text(TurnWriter to, LazyText text, @Nullable Bytes cacheControl, String path) {
        if (!text.isBlank()) {
            JsonWriter out = to.block().object().key("text").string(text).endObject();
            to.wroteText();
            CachePoint.write(out, cacheControl, path, rules, losses);
        }
    }

    private void image(
            TurnWriter to, Source source, @Nullable Bytes cache, boolean media, String path) {
        String format = imageFormat(source);
        if (format == null || !media || !rules.has(Trait.IMAGES)) {
            losses.dropped(path);
            return;
        }
        JsonWriter out = to.block().object().key("image").object().key("format").string(format);
        source(out, source);
        out.endObject().endObject();
        CachePoint.write(out, cache, path, rules, losses);
    }

    private static @Nullable String imageFormat(Source source) {
        return switch (source) {
            case Source.Data data -> imageFormat(mediaType(data.mediaType()));
            case Source.Url url -> url.url().startsWith(S3) ? ofAddress(url.url()) : null;
            case Source.FileId _ -> null;
        };
    }

    private static @Nullable String imageFormat(String mediaType) {
        return switch (mediaType) {
            case "image/png" -> "png";
            case "image/jpeg", "image/jpg" -> "jpeg";
            case "image/gif" -> "gif";
            case "image/webp" -> "webp";
            default -> null;
        };
    }

    private static @Nullable String ofAddress(String address) {
        int dot = address.lastIndexOf('.');
        return dot < 0 ? null : imageFormat("image/" + address.substring(dot + 1));
    }

    private void file(TurnWriter to, Content.File file, boolean media, String path) {
        Source source = file.source();
        if (imageFormat(source) != null) {
            image(to, source, file.cacheControl(), media, path);
            return;
        }
        String format = documentFormat(file);
        if (format == null || !media || !rules.has(Trait.DOCUMENTS)) {
            losses.dropped(path);
            return;
        }
        JsonWriter out = to.block().object().key("document").object();
        String name = names.name(file.filename());
        out.key("format").string(format).key("name").string(name);
        source(out, source);
        out.endObject().endObject();
        to.wroteDocument();
        CachePoint.write(out, file.cacheControl(), path, rules, losses);
    }

    private static @Nullable String documentFormat(Content.File file) {
        return switch (file.source()) {
            case Source.Data data ->
                    DocumentNames.format(mediaType(data.mediaType()), file.filename());
            case Source.Url url -> {
                int dot = url.url().lastIndexOf('.');
                boolean pdf = dot > 0 && url.url().substring(dot).equals(".pdf");
                yield url.url().startsWith(S3) && pdf ? "pdf" : null;
            }
            case Source.FileId _ -> null;
        };
    }

    private void audio(TurnWriter to, Content.Audio audio, boolean media, String path) {
        if (!media || !rules.has(Trait.AUDIO)) {
            losses.dropped(path);
            return;
        }
        JsonWriter out = to.block().object().key("audio").object();
        out.key("format").string(audio.format()).key("source").object();
        out.key("bytes").string(audio.data()).endObject().endObject().endObject();
    }

    private static void source(JsonWriter out, Source source) {
        out.key("source").object();
        switch (source) {
            case Source.Data data -> out.key("bytes").string(data.data());
            case Source.Url url -> {
                out.key("s3Location").object().key("uri").string(url.url());
                out.endObject();
            }
            case Source.FileId _ -> {} // reported before
        }
        out.endObject();
    }

    private static String mediaType(String declared) {
        int end = declared.indexOf(';');
        return (end < 0 ? declared : declared.substring(0, end)).strip();
    }
}
