package aigateway.dialect.cohere.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Content.Source;
import aigateway.model.LazyText;
import aigateway.model.Losses;
import aigateway.model.Message;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the parts of the user's messages and of tool results as Cohere's content blocks: texts
/// and images there, texts and documents here. Other parts are reported.
final class PartWriter {
    /// What <https://docs.cohere.com/docs/image-inputs> lists.
    private static final Set<String> IMAGE_TYPES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

    private static final Set<String> DETAILS = Set.of("auto", "low", "high");

    private final Set<Trait> traits;
    private final Documents documents;
    private final Losses losses;

    PartWriter(Set<Trait> traits, Documents documents, Losses losses) {
        this.traits = traits;
        this.documents = documents;
        this.losses = losses;
    }

    /// The text of a message that is nothing but one text, or null.
    @Nullable LazyText loneText(Message message, int number) {
        List<Content> content = message.content();
        if (content.size() == 1 && content.getFirst() instanceof Content.Text text) {
            cacheControl(text.cacheControl(), path(number, 0));
            return text.value();
        }
        return null;
    }

    void user(Turn to, Message message, int number) {
        for (int i = 0; i < message.content().size(); i++) {
            String path = path(number, i);
            switch (message.content().get(i)) {
                case Content.Text text -> text(to, text, path);
                case Content.Image image -> image(to, image, path);
                case Content.File file -> file(to, file, path);
                case Content.Other other -> {
                    JsonNode document = document(other);
                    if (document == null) {
                        losses.dropped(path);
                    } else {
                        documents.add(document.raw(), path);
                    }
                }
                case Content.Audio _, Content.Refusal _ -> losses.dropped(path);
            }
        }
    }

    void result(Turn to, Message message, int number) {
        for (int i = 0; i < message.content().size(); i++) {
            String path = path(number, i);
            switch (message.content().get(i)) {
                case Content.Text text -> text(to, text, path);
                case Content.File file -> {
                    Bytes document = TextFile.document(file);
                    cacheControl(file.cacheControl(), path);
                    if (document == null) {
                        losses.dropped(path);
                    } else {
                        JsonWriter out = to.block().object().key("type").string("document");
                        out.key("document").raw(document).endObject();
                    }
                }
                case Content.Other other -> {
                    if (document(other) == null) {
                        losses.dropped(path);
                    } else {
                        to.block().raw(other.json());
                    }
                }
                case Content.Image _, Content.Audio _, Content.Refusal _ -> losses.dropped(path);
            }
        }
    }

    private void text(Turn to, Content.Text text, String path) {
        cacheControl(text.cacheControl(), path);
        if (!text.value().isEmpty()) {
            to.text(text.value());
        }
    }

    private void file(Turn to, Content.File file, String path) {
        if (file.source() instanceof Source.Data data && data.mediaType().startsWith("image/")) {
            if (file.filename() != null) {
                losses.dropped(path + ".file.filename");
            }
            image(to, new Content.Image(data, null, file.cacheControl()), path);
            return;
        }
        Bytes document = TextFile.document(file);
        cacheControl(file.cacheControl(), path);
        if (document == null) {
            losses.dropped(path);
        } else {
            documents.add(document, path);
        }
    }

    private void image(Turn to, Content.Image image, String path) {
        cacheControl(image.cacheControl(), path);
        LazyText url =
                switch (image.source()) {
                    case Source.Url remote -> LazyText.of(remote.url());
                    case Source.Data data -> dataUrl(data);
                    case Source.FileId _ -> null;
                };
        if (url == null || !traits.contains(Trait.IMAGES)) {
            losses.dropped(path);
            return;
        }
        JsonWriter out = to.block().object().key("type").string("image_url").key("image_url");
        out.object().key("url").string(url);
        String detail = image.detail();
        if (detail != null && DETAILS.contains(detail)) {
            out.key("detail").string(detail);
        } else if (detail != null) {
            losses.dropped(path + ".image_url.detail");
        }
        out.endObject().endObject();
    }

    private static @Nullable LazyText dataUrl(Source.Data data) {
        String declared = data.mediaType();
        String type = declared.equals("image/jpg") ? "image/jpeg" : declared;
        return IMAGE_TYPES.contains(type) ? new Source.Data(type, data.data()).address() : null;
    }

    /// The document of a part in Cohere's own form, or null if it is another part.
    private static @Nullable JsonNode document(Content.Other other) {
        JsonNode json = other.type().equals("document") ? Json.root(other.json()) : null;
        return json == null ? null : json.get("document");
    }

    private void cacheControl(@Nullable Bytes cacheControl, String path) {
        if (cacheControl != null) {
            losses.dropped(path + ".cache_control");
        }
    }

    private static String path(int message, int part) {
        return "messages." + message + ".content." + part;
    }
}
