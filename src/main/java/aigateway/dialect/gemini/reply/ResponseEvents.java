package aigateway.dialect.gemini.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.FinishReason;
import aigateway.model.Sink;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns the response objects of one reply into events: a whole reply is one, a stream many.
final class ResponseEvents {
    private static final JsonNames FIELDS =
            new JsonNames(
                    "candidates",
                    "usageMetadata",
                    "promptFeedback",
                    "modelVersion",
                    "responseId",
                    "error");
    private static final int CANDIDATES = 0;
    private static final int USAGE = 1;
    private static final int FEEDBACK = 2;
    private static final int MODEL = 3;
    private static final int ID = 4;
    private static final int ERROR = 5;
    private static final int MOST_CANDIDATES = 63;

    private final String provider;
    private final Sink sink;
    private final SignatureMemory memory;
    private final int[] at = new int[FIELDS.size()];
    private final Tokens tokens = new Tokens();
    private final CallIds ids = new CallIds();
    private final Kept kept = new Kept();
    private final Map<Integer, CandidateEvents> candidates = new TreeMap<>();
    private boolean started;
    private @Nullable String blocked;

    ResponseEvents(String provider, Sink sink, SignatureMemory memory) {
        this.provider = provider;
        this.sink = sink;
        this.memory = memory;
    }

    /// Takes one response object; what went wrong, or null.
    @Nullable Failure take(JsonDocument doc, int response) {
        FIELDS.read(doc, response, at);
        if (at[ERROR] >= 0) {
            return ErrorReader.inReply(provider, new JsonNode(doc, at[ERROR]));
        }
        boolean any =
                at[CANDIDATES] >= 0
                        && doc.kind(at[CANDIDATES]) == JsonKind.ARRAY
                        && doc.child(at[CANDIDATES]) < doc.next(at[CANDIDATES]);
        if (any || at[FEEDBACK] >= 0) {
            start(doc);
        }
        if (at[USAGE] >= 0 && tokens.take(doc, at[USAGE])) {
            sink.on(new ChatEvent.UsageReported(tokens.usage()));
        }
        feedback(doc);
        return any ? candidates(doc) : null;
    }

    private @Nullable Failure candidates(JsonDocument doc) {
        int end = doc.next(at[CANDIDATES]);
        int position = 0;
        for (int i = doc.child(at[CANDIDATES]); i < end; i = doc.next(i)) {
            Failure failure = candidate(doc, i, position++);
            if (failure != null) {
                return failure;
            }
        }
        return kept.tooMuch()
                ? new Failure.Broken(provider, provider + ": " + Kept.complaint())
                : null;
    }

    private @Nullable Failure candidate(JsonDocument doc, int candidate, int position) {
        long index = new JsonNode(doc, candidate).number("index", position);
        int number = Math.clamp(index, 0, MOST_CANDIDATES);
        CandidateEvents events = candidates.get(number);
        if (events == null) {
            events = new CandidateEvents(number, sink, memory, ids, kept);
            candidates.put(number, events);
        }
        events.take(doc, candidate);
        String reason = events.finishReason();
        return reason != null && FinishReasons.isFailure(reason)
                ? ErrorReader.ofFinish(provider, reason, events.finishMessage())
                : null;
    }

    private void start(JsonDocument doc) {
        if (started) {
            return;
        }
        started = true;
        String id = at[ID] < 0 ? null : new JsonNode(doc, at[ID]).text();
        String model = at[MODEL] < 0 ? null : new JsonNode(doc, at[MODEL]).text();
        if (id != null) {
            ids.reply(id);
        }
        sink.on(new ChatEvent.Started(id == null ? "" : id, 0, model == null ? "" : model));
    }

    private void feedback(JsonDocument doc) {
        if (at[FEEDBACK] < 0) {
            return;
        }
        JsonNode feedback = new JsonNode(doc, at[FEEDBACK]);
        String reason = feedback.text("blockReason");
        if (reason != null) {
            blocked = reason;
            sink.on(new ChatEvent.ReplyField("prompt_feedback", feedback.raw()));
        }
    }

    /// True if the answer has begun.
    boolean started() {
        return started;
    }

    /// What is missing to a complete answer, or null.
    ///
    /// @param whole true for a whole reply, which may leave its reason out if it says something
    @Nullable String missing(boolean whole) {
        if (candidates.isEmpty()) {
            return blocked != null ? null : "the answer has no candidates";
        }
        for (CandidateEvents candidate : candidates.values()) {
            if (candidate.finishReason() == null) {
                if (!whole) {
                    return "the stream ended without a finish reason";
                }
                if (candidate.isEmpty()) {
                    return "the answer is empty and says no reason";
                }
            }
        }
        return null;
    }

    /// The answer is complete.
    void finish() {
        if (candidates.isEmpty()) {
            sink.on(new ChatEvent.Finished(0, FinishReason.CONTENT_FILTER, blocked));
        }
        for (CandidateEvents candidate : candidates.values()) {
            candidate.finish();
        }
        sink.end();
    }
}
