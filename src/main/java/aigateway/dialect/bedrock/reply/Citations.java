package aigateway.dialect.bedrock.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;

/// The sources that a reply names: web pages as OpenAI's `annotations`, all of them as they came in
/// `citations`
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Citation.html>).
final class Citations {
    private record Cited(String url, String title, int start, int end) {}

    private final List<Bytes> open = new ArrayList<>(0);
    private final List<Cited> pages = new ArrayList<>(0);
    private final List<Bytes> all = new ArrayList<>(0);

    /// A source of the text block that is being read.
    void add(JsonNode citation) {
        open.add(citation.raw());
    }

    /// The text block is over.
    ///
    /// @param start where its text begins in the answer's text, in characters (code points)
    /// @param end where it ends
    void close(int start, int end) {
        for (Bytes json : open) {
            all.add(json);
            JsonNode citation = Json.root(json);
            JsonNode url = citation == null ? null : citation.get("location", "web", "url");
            String address = url == null ? null : url.text();
            if (citation != null && address != null) {
                String title = citation.text("title");
                pages.add(new Cited(address, title == null ? "" : title, start, end));
            }
        }
        open.clear();
    }

    void report(Sink to) {
        if (!pages.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            for (Cited page : pages) {
                out.object().key("type").string("url_citation").key("url_citation").object();
                out.key("start_index").number(page.start).key("end_index").number(page.end);
                out.key("title").string(page.title).key("url").string(page.url);
                out.endObject().endObject();
            }
            to.on(new ChatEvent.MessageField(0, "annotations", out.endArray().bytes()));
        }
        if (!all.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            all.forEach(out::raw);
            to.on(new ChatEvent.MessageField(0, "citations", out.endArray().bytes()));
        }
    }
}
