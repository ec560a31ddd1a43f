package aigateway.dialect.gemini.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import aigateway.model.Sink;
import org.jspecify.annotations.Nullable;

/// Turns what a reply says about one candidate into events about one choice.
final class CandidateEvents {
    private static final JsonNames FIELDS =
            new JsonNames(
                    "content",
                    "finishReason",
                    "finishMessage",
                    "groundingMetadata",
                    "citationMetadata",
                    "urlContextMetadata",
                    "safetyRatings",
                    "logprobsResult");
    private static final int CONTENT = 0;
    private static final int REASON = 1;
    private static final int MESSAGE = 2;
    private static final int GROUNDING = 3;
    private static final int CITATIONS = 4;
    private static final int URL_CONTEXT = 5;
    private static final int RATINGS = 6;
    private static final int LOGPROBS = 7;

    private final int number;
    private final Sink sink;
    private final PartEvents parts;
    private final Sources sources;
    private final int[] at = new int[FIELDS.size()];
    private @Nullable String finishReason;
    private @Nullable String finishMessage;

    /// @param kept counts what is kept of the reply
    CandidateEvents(int number, Sink sink, SignatureMemory memory, CallIds ids, Kept kept) {
        this.number = number;
        this.sink = sink;
        this.parts = new PartEvents(number, sink, memory, ids, kept);
        this.sources = new Sources(kept);
    }

    /// One candidate object of a response.
    void take(JsonDocument doc, int candidate) {
        FIELDS.read(doc, candidate, at);
        if (at[CONTENT] >= 0) {
            content(new JsonNode(doc, at[CONTENT]).get("parts"));
        }
        if (at[LOGPROBS] >= 0) {
            LogprobsWriter.write(number, new JsonNode(doc, at[LOGPROBS]), sink);
        }
        if (at[GROUNDING] >= 0) {
            sources.grounding(new JsonNode(doc, at[GROUNDING]));
        }
        if (at[CITATIONS] >= 0) {
            sources.citations(new JsonNode(doc, at[CITATIONS]));
        }
        if (at[URL_CONTEXT] >= 0) {
            field("url_context_metadata", new JsonNode(doc, at[URL_CONTEXT]));
        }
        if (at[REASON] >= 0) {
            reason(doc);
        }
    }

    private void content(@Nullable JsonNode list) {
        if (list == null || list.kind() != JsonKind.ARRAY) {
            return;
        }
        JsonDocument doc = list.doc();
        int end = doc.next(list.index());
        for (int part = doc.child(list.index()); part < end; part = doc.next(part)) {
            parts.take(doc, part);
        }
    }

    private void reason(JsonDocument doc) {
        String word = new JsonNode(doc, at[REASON]).text();
        if (word == null || !FinishReasons.isReason(word)) {
            return;
        }
        finishReason = word;
        finishMessage = at[MESSAGE] < 0 ? null : new JsonNode(doc, at[MESSAGE]).text();
        if (FinishReasons.finish(word, false) == FinishReason.CONTENT_FILTER) {
            if (at[RATINGS] >= 0) {
                field("safety_ratings", new JsonNode(doc, at[RATINGS]));
            }
            if (finishMessage != null) {
                JsonWriter json = new JsonWriter(128).string(finishMessage);
                sink.on(new ChatEvent.MessageField(number, "finish_message", json.bytes()));
            }
        }
    }

    private void field(String name, JsonNode value) {
        sink.on(new ChatEvent.MessageField(number, name, value.raw()));
    }

    /// Why the candidate ended; null as long as it has not.
    @Nullable String finishReason() {
        return finishReason;
    }

    /// What the provider says about the end, if anything.
    @Nullable String finishMessage() {
        return finishMessage;
    }

    /// True if the candidate has said nothing.
    boolean isEmpty() {
        return parts.isEmpty();
    }

    /// The candidate is complete.
    void finish() {
        parts.finish();
        sources.report(number, parts.text(), sink);
        FinishReason reason = FinishReasons.finish(finishReason, parts.callsTools());
        sink.on(new ChatEvent.Finished(number, reason, finishReason));
    }
}
