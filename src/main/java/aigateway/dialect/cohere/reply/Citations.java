package aigateway.dialect.cohere.reply;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sources that a reply names: all of them as they came in `citations`, and those that are web
/// pages, for they have a `url`, as OpenAI's `annotations` as well
/// (<https://docs.cohere.com/docs/rag-citations>).
final class Citations {
    private final Map<Long, Integer> starts = new HashMap<>(2);
    private final Sink sink;

    Citations(Sink sink) {
        this.sink = sink;
    }

    /// A block of text begins.
    ///
    /// @param index its number in the message
    /// @param start where it begins in the answer's text, in characters (code points)
    void block(long index, int start) {
        starts.put(index, start);
    }

    /// Reports one citation, or an array of them.
    void report(@Nullable JsonNode citations) {
        if (citations == null || (citations.isArray() && citations.elements().isEmpty())) {
            return;
        }
        JsonWriter pages = new JsonWriter(256).array();
        boolean any = false;
        if (citations.isArray()) {
            for (JsonNode each : citations.elements()) {
                any |= pages(each, pages);
            }
            sink.on(new ChatEvent.MessageField(0, "citations", citations.raw()));
        } else {
            any = pages(citations, pages);
            Bytes one = new JsonWriter().array().raw(citations.raw()).endArray().bytes();
            sink.on(new ChatEvent.MessageField(0, "citations", one));
        }
        if (any) {
            sink.on(new ChatEvent.MessageField(0, "annotations", pages.endArray().bytes()));
        }
    }

    /// Writes the web pages that a citation of the answer's text names; true if there are any.
    private boolean pages(JsonNode citation, JsonWriter out) {
        JsonNode sources = citation.get("sources");
        String type = citation.text("type");
        if (sources == null || (type != null && !type.equals("TEXT_CONTENT"))) {
            return false;
        }
        boolean any = false;
        for (JsonNode source : sources.elements()) {
            JsonNode document = source.get("document");
            JsonNode page = document != null ? document : source.get("tool_output");
            String url = page == null ? null : page.text("url");
            if (page != null && url != null) {
                any = true;
                annotation(citation, page.text("title"), url, out);
            }
        }
        return any;
    }

    private void annotation(JsonNode citation, @Nullable String title, String url, JsonWriter out) {
        // Cohere counts from the beginning of the block, OpenAI from that of all text.
        long offset = starts.getOrDefault(citation.number("content_index", -1), 0);
        out.object().key("type").string("url_citation").key("url_citation").object();
        out.key("start_index").number(offset + citation.number("start", 0));
        out.key("end_index").number(offset + citation.number("end", 0));
        out.key("title").string(title == null ? "" : title).key("url").string(url);
        out.endObject().endObject();
    }
}
