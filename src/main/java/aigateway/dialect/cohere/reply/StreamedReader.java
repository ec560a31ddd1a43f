package aigateway.dialect.cohere.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.sse.SseReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import org.jspecify.annotations.Nullable;

/// Reads a message that comes as a stream of events
/// (<https://docs.cohere.com/reference/chat-stream>). `message-end` is the last that counts.
public final class StreamedReader implements ReplyReader, SseReader.Events {
    private static final int MAX_EVENT_BYTES = 32 << 20;

    private final String provider;
    private final Sink sink;
    private final SseReader lines = new SseReader(MAX_EVENT_BYTES, this);
    private final JsonDocument document = new JsonDocument();
    private final MessageEvents events;
    private boolean started;
    private boolean done;

    /// A reader for one reply.
    public StreamedReader(String provider, Sink sink) {
        this.provider = provider;
        this.sink = sink;
        this.events = new MessageEvents(sink);
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
            fail(started ? "the stream broke off" : "the answer has no message in it");
        }
    }

    @Override
    public void event(String name, Bytes data) {
        if (done || isEndMarker(data)) {
            return;
        }
        if (Json.parse(data, document) != null) {
            fail("an event of the stream is not JSON");
            return;
        }
        event(document.root());
        if (!done && events.keepsTooMuch()) {
            fail(Kept.complaint());
        }
    }

    private void event(JsonNode event) {
        String type = event.text("type");
        JsonNode delta = event.get("delta");
        JsonNode message = delta == null ? null : delta.get("message");
        switch (type == null ? "" : type) {
            case "message-start" -> start(event.text("id"), message);
            case "message-end" -> stop(delta);
            case "content-start" -> content(event, message, true);
            case "content-delta" -> content(event, message, false);
            case "tool-plan-delta" -> {
                begin();
                events.reasoning(message == null ? null : message.text("tool_plan"));
            }
            case "tool-call-start" -> call(event, message, true);
            case "tool-call-delta" -> call(event, message, false);
            case "tool-call-end" -> events.endCall(event.number("index", 0));
            case "citation-start" ->
                    events.cited(message == null ? null : message.get("citations"));
            case "", "error" -> error(event);
            default -> {} // ends of blocks, `debug`, or newer than this reader
        }
    }

    @Override
    public void tooLong() {
        fail("an event of the stream is longer than " + MAX_EVENT_BYTES + " bytes");
    }

    private void error(JsonNode event) {
        if (ErrorReader.isError(event)) {
            stopWith(ErrorReader.inReply(provider, event));
        }
    }

    private void start(@Nullable String id, @Nullable JsonNode message) {
        if (!started) {
            started = true;
            events.start(id);
            if (message != null) {
                events.message(message);
            }
        }
    }

    private void begin() {
        start(null, null);
    }

    private void content(JsonNode event, @Nullable JsonNode message, boolean begins) {
        JsonNode content = message == null ? null : message.get("content");
        if (content == null) {
            return;
        }
        begin();
        if (begins) {
            events.block(content, event.number("index", 0));
        } else {
            events.delta(content);
            if (content.get("text") != null) {
                events.logprobs(event.get("logprobs"));
            }
        }
    }

    private void call(JsonNode event, @Nullable JsonNode message, boolean begins) {
        JsonNode called = message == null ? null : message.get("tool_calls");
        JsonNode call = called != null && called.isArray() ? first(called) : called;
        if (call == null) {
            return;
        }
        begin();
        if (begins) {
            events.beginCall(call, event.number("index", 0));
        } else {
            events.moreCall(call, event.number("index", 0));
        }
    }

    private static @Nullable JsonNode first(JsonNode array) {
        return array.elements().isEmpty() ? null : array.elements().getFirst();
    }

    private void stop(@Nullable JsonNode delta) {
        if (!started) {
            fail("the answer has no message in it");
        } else if (delta == null
                || (delta.text("finish_reason") == null && delta.get("error") == null)) {
            fail("the stream ended without a reason");
        } else {
            Failure.UpstreamError failure = FinishReasons.failure(provider, delta);
            if (failure != null) {
                stopWith(failure);
            } else {
                done = true;
                lines.stop();
                events.finish(delta);
            }
        }
    }

    private void fail(String what) {
        String message = provider + ": " + what;
        stopWith(
                started
                        ? new Failure.Broken(provider, message)
                        : new Failure.InvalidAnswer(provider, message));
    }

    private void stopWith(Failure failure) {
        done = true;
        lines.stop();
        sink.fail(failure);
    }

    private static boolean isEndMarker(Bytes data) {
        return data.length() == 6 && data.array()[data.offset()] == '[';
    }
}
