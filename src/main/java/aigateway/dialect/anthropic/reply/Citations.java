package aigateway.dialect.anthropic.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The sources that a reply names: web pages as OpenAI's `annotations`, all of them as they came in
/// `citations`.
final class Citations {
    private record Cited(String url, String title, int start, int end) {}

    private final List<Bytes> open = new ArrayList<>(0);
    private final List<Cited> pages = new ArrayList<>(0);
    private final List<Bytes> all = new ArrayList<>(0);

    /// A source of the text block that is being read.
    void add(JsonNode citation) {
        // a copy, so that the chunk it lies in can go
        open.add(Bytes.of(citation.raw().toByteArray()));
    }

    /// The text block is over.
    ///
    /// @param start where its text begins in the answer's text, in characters (code points)
    /// @param end where it ends
    void close(int start, int end) {
        for (Bytes json : open) {
            all.add(json);
            JsonNode citation = Json.root(json);
            String url = citation == null ? null : citation.text("url");
            if (citation != null && url != null) {
                String title = citation.text("title");
                pages.add(new Cited(url, title == null ? "" : title, start, end));
            }
        }
        open.clear();
    }

    void report(Consumer<ChatEvent> to) {
        if (!pages.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            for (Cited page : pages) {
                out.object().key("type").string("url_citation").key("url_citation").object();
                out.key("start_index").number(page.start).key("end_index").number(page.end);
                out.key("title").string(page.title).key("url").string(page.url);
                out.endObject().endObject();
            }
            to.accept(new ChatEvent.MessageField(0, "annotations", out.endArray().bytes()));
        }
        if (!all.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            all.forEach(out::raw);
            to.accept(new ChatEvent.MessageField(0, "citations", out.endArray().bytes()));
        }
    }
}
