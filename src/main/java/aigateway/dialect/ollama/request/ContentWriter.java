package aigateway.dialect.ollama.request;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Content.Source;
import aigateway.model.LazyText;
import aigateway.model.Losses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a message's `content`, which is one text, and its `images`, which are Base64. What is
/// neither is reported.
final class ContentWriter {
    /// Ollama joins neighbouring texts of a role so (`collate` in its `template/template.go`).
    private static final String BETWEEN = "\n\n";

    private final JsonWriter out;
    private final Losses losses;
    private final List<LazyText> images = new ArrayList<>(0);
    private @Nullable StringBuilder text;

    ContentWriter(JsonWriter out, Losses losses) {
        this.out = out;
        this.losses = losses;
    }

    /// Writes both, into a message that is open.
    ///
    /// @param path the message's name in the caller's request
    void write(List<Content> content, String path) {
        out.key("content");
        if (content.size() == 1
                && content.getFirst() instanceof Content.Text only
                && only.cacheControl() == null) {
            out.string(only.value());
            return;
        }
        for (int i = 0; i < content.size(); i++) {
            part(content.get(i), path + ".content." + i);
        }
        out.string(text == null ? "" : text.toString());
        if (!images.isEmpty()) {
            out.key("images").array();
            images.forEach(image -> out.string(image));
            out.endArray();
        }
    }

    private void part(Content part, String path) {
        switch (part) {
            case Content.Text said -> {
                text(said.text());
                cacheControl(said.cacheControl(), path);
            }
            case Content.Refusal refusal -> text(refusal.text());
            case Content.Image image -> {
                if (!image(image.source())) {
                    losses.dropped(path);
                    return;
                }
                if (image.detail() != null && !image.detail().equals("auto")) {
                    losses.dropped(path + ".image_url.detail");
                }
                cacheControl(image.cacheControl(), path);
            }
            case Content.File file -> {
                if (!image(file.source())) {
                    losses.dropped(path);
                    return;
                }
                if (file.filename() != null) {
                    losses.dropped(path + ".file.filename");
                }
                cacheControl(file.cacheControl(), path);
            }
            case Content.Audio _, Content.Other _ -> losses.dropped(path);
        }
    }

    private void text(String more) {
        StringBuilder all = text;
        if (all == null) {
            text = new StringBuilder(more);
        } else {
            all.append(BETWEEN).append(more);
        }
    }

    /// Takes an image that is in the request: Ollama fetches nothing.
    private boolean image(Source source) {
        if (source instanceof Source.Data data && data.mediaType().startsWith("image/")) {
            images.add(data.data());
            return true;
        }
        return false;
    }

    /// Ollama caches every prompt by itself, but nothing tells it where.
    private void cacheControl(@Nullable Bytes cacheControl, String path) {
        if (cacheControl != null) {
            losses.dropped(path + ".cache_control");
        }
    }
}
