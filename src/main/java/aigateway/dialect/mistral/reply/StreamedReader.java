package aigateway.dialect.mistral.reply;

import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.sse.SseReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;

/// Reads a completion that comes as a stream of chunks. It is whole once a choice has ended, with
/// or without `[DONE]`.
public final class StreamedReader implements ReplyReader, SseReader.Events {
    private static final int MAX_EVENT_BYTES = 32 << 20;

    private final String provider;
    private final Sink sink;
    private final SseReader lines = new SseReader(MAX_EVENT_BYTES, this);
    private final JsonDocument document = new JsonDocument();
    private final ReplyEvents events;
    private boolean done;

    /// A reader for one reply.
    ///
    /// @param memory takes the thinking that came with tool calls
    public StreamedReader(String provider, Sink sink, SignatureMemory memory) {
        this.provider = provider;
        this.sink = sink;
        this.events = new ReplyEvents(provider, sink, memory);
    }

    @Override
    public void data(Bytes chunk) {
        if (!done) {
            lines.data(chunk);
        }
    }

    @Override
    public void end() {
        if (!done) {
            lines.end();
        }
        if (!done) {
            end(events.allEnded());
        }
    }

    @Override
    public void event(String name, Bytes data) {
        if (done || data.isEmpty()) {
            return;
        }
        if (isEndMarker(data)) {
            end(events.anyEnded());
        } else if (Json.parse(data, document) != null || !document.root().isObject()) {
            fail("an event of the stream is no JSON object");
        } else {
            event(document.root(), name);
        }
    }

    private void event(JsonNode event, String name) {
        Failure failure =
                name.equals("error") ? ErrorReader.inReply(provider, event) : events.failure(event);
        if (failure == null) {
            failure = events.take(event, false);
        }
        if (failure != null) {
            fail(failure);
        }
    }

    @Override
    public void tooLong() {
        fail("an event of the stream is longer than " + MAX_EVENT_BYTES + " bytes");
    }

    private void end(boolean complete) {
        if (complete) {
            done = true;
            lines.stop();
            sink.end();
        } else if (events.anyBegan()) {
            fail("the stream ended without a finish reason");
        } else {
            fail("the stream has no answer in it");
        }
    }

    private void fail(String what) {
        String message = provider + ": " + what;
        fail(
                events.anyBegan()
                        ? new Failure.Broken(provider, message)
                        : new Failure.InvalidAnswer(provider, message));
    }

    private void fail(Failure failure) {
        done = true;
        lines.stop();
        sink.fail(failure);
    }

    private static boolean isEndMarker(Bytes data) {
        return data.length() < 16 && data.utf8().strip().equals("[DONE]");
    }
}
