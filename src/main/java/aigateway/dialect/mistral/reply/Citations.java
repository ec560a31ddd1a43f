package aigateway.dialect.mistral.reply;

import aigateway.dialect.Kept;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;

/// The sources that one choice names (https://docs.mistral.ai/studio-api/conversations/citations):
/// all of them in `citations`, in Mistral's form with the text that they stand behind; those with
/// an address as OpenAI's `annotations`, too.
final class Citations {
    private record Page(String url, String title, int start, int end) {}

    private final List<Bytes> all = new ArrayList<>(0);
    private final List<Page> pages = new ArrayList<>(0);
    private final Kept kept;
    private int start;
    private int before;

    Citations(Kept kept) {
        this.kept = kept;
    }

    /// A `reference` or `tool_reference` part.
    ///
    /// @param end where it stands in the answer's text, in characters (code points)
    void add(JsonNode part, int end) {
        // several in a row stand behind the same text
        int from = end > before ? before : start;
        start = from;
        before = end;
        Bytes placed = placed(part.raw(), from, end);
        all.add(placed);
        kept.entry(placed.length());
        String url = part.text("url");
        if (url != null) {
            String title = part.text("title");
            pages.add(new Page(url, title == null ? "" : title, from, end));
        }
    }

    private static Bytes placed(Bytes part, int start, int end) {
        if (!(Json.parse(part) instanceof JsonDocument document)) {
            return part;
        }
        JsonPatch patch = new JsonPatch(document);
        patch.set(document.root(), "start_index", Bytes.utf8(Integer.toString(start)));
        patch.set(document.root(), "end_index", Bytes.utf8(Integer.toString(end)));
        return patch.bytes();
    }

    void report(int choice, Sink sink) {
        if (!pages.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            for (Page page : pages) {
                out.object().key("type").string("url_citation").key("url_citation").object();
                out.key("start_index").number(page.start).key("end_index").number(page.end);
                out.key("title").string(page.title).key("url").string(page.url);
                out.endObject().endObject();
            }
            sink.on(new ChatEvent.MessageField(choice, "annotations", out.endArray().bytes()));
        }
        if (!all.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            all.forEach(out::raw);
            sink.on(new ChatEvent.MessageField(choice, "citations", out.endArray().bytes()));
        }
    }
}
