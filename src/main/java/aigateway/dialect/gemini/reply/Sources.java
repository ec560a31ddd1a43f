package aigateway.dialect.gemini.reply;

import aigateway.dialect.Kept;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sources that a candidate names: as OpenAI's `annotations`, and as they came in
/// `grounding_metadata` and `citation_metadata`.
final class Sources {
    /// A passage and where it is from; positions are bytes of UTF-8, as Gemini counts.
    private record Cited(
            String url, String title, long start, long end, @Nullable String passage) {}

    private final List<Cited> cited = new ArrayList<>(0);
    private final List<Bytes> citations = new ArrayList<>(0);
    private final Kept kept;
    private @Nullable Bytes grounding;

    Sources(Kept kept) {
        this.kept = kept;
    }

    /// What Google's search and the like found for the answer.
    void grounding(JsonNode metadata) {
        JsonNode chunks = metadata.get("groundingChunks");
        if (grounding == null || chunks != null) {
            grounding = metadata.raw();
        }
        JsonNode supports = metadata.get("groundingSupports");
        if (chunks == null || supports == null) {
            return;
        }
        List<JsonNode> sources = chunks.elements();
        for (JsonNode support : supports.elements()) {
            JsonNode segment = support.get("segment");
            JsonNode indices = support.get("groundingChunkIndices");
            if (segment == null || indices == null) {
                continue;
            }
            for (JsonNode index : indices.elements()) {
                long number = index.asLong(-1);
                if (number >= 0 && number < sources.size()) {
                    supported(sources.get((int) number), segment);
                }
            }
        }
    }

    private void supported(JsonNode chunk, JsonNode segment) {
        for (String kind : List.of("web", "retrievedContext", "maps", "image")) {
            JsonNode source = chunk.get(kind);
            String url = source == null ? null : source.text("uri");
            if (source != null && url == null) {
                url = source.text("sourceUri");
            }
            if (source != null && url != null) {
                add(source, url, segment);
                return;
            }
        }
    }

    private void add(JsonNode source, String url, JsonNode place) {
        String title = source.text("title");
        Cited one =
                new Cited(
                        url,
                        title == null ? "" : title,
                        place.number("startIndex", 0),
                        place.number("endIndex", 0),
                        place.text("text"));
        if (!cited.contains(one)) {
            cited.add(one);
            kept.entry(url.length() + one.title.length());
            kept.text(one.passage == null ? 0 : one.passage.length());
        }
    }

    /// Where the answer repeats what others have written.
    void citations(JsonNode metadata) {
        for (String name : List.of("citationSources", "citations")) {
            JsonNode list = metadata.get(name);
            if (list == null) {
                continue;
            }
            for (JsonNode citation : list.elements()) {
                // a copy, so that the chunk it lies in can go
                citations.add(Bytes.of(citation.raw().toByteArray()));
                kept.entry(citation.raw().length());
                String url = citation.text("uri");
                if (url != null) {
                    add(citation, url, citation);
                }
            }
        }
    }

    /// Reports all of them.
    ///
    /// @param text the answer's text
    void report(int choice, CharSequence text, Sink sink) {
        if (!cited.isEmpty()) {
            TextPlaces places = new TextPlaces(text);
            JsonWriter out = new JsonWriter().array();
            for (Cited one : cited) {
                places.find(one.start, one.end, one.passage);
                out.object().key("type").string("url_citation").key("url_citation").object();
                out.key("start_index").number(places.start());
                out.key("end_index").number(places.end());
                out.key("title").string(one.title).key("url").string(one.url);
                out.endObject().endObject();
            }
            sink.on(new ChatEvent.MessageField(choice, "annotations", out.endArray().bytes()));
        }
        if (grounding != null) {
            sink.on(new ChatEvent.MessageField(choice, "grounding_metadata", grounding));
        }
        if (!citations.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            citations.forEach(out::raw);
            Bytes json = out.endArray().bytes();
            sink.on(new ChatEvent.MessageField(choice, "citation_metadata", json));
        }
    }
}
