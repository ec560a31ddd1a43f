package aigateway.dialect.anthropic.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.sse.SseReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import org.jspecify.annotations.Nullable;

/// Reads a message that comes as a stream of events.
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
    ///
    /// @param memory takes the signatures of tool calls
    public StreamedReader(String provider, Sink sink, SignatureMemory memory) {
        this.provider = provider;
        this.sink = sink;
        this.events = new MessageEvents(sink, memory);
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
            if (events.hasStopped()) {
                finish();
            } else {
                fail(started ? "the stream broke off" : "the answer has no message in it");
            }
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

    @Override
    public void tooLong() {
        fail("an event of the stream is longer than " + MAX_EVENT_BYTES + " bytes");
    }

    private void event(JsonNode event) {
        String type = event.text("type");
        switch (type == null ? "" : type) {
            case "message_start" -> start(event.get("message"));
            case "content_block_start" -> {
                JsonNode block = event.get("content_block");
                if (block != null) {
                    events.begin(block, false);
                }
            }
            case "content_block_delta" -> {
                JsonNode delta = event.get("delta");
                if (delta != null) {
                    events.delta(delta);
                }
            }
            case "content_block_stop" -> events.end();
            case "message_delta" -> change(event);
            case "message_stop" -> finish();
            case "error" -> error(event);
            default -> {
                // `ping`, or newer than this reader; some hosts send errors without a type
                if (event.get("error") != null) {
                    error(event);
                }
            }
        }
    }

    private void start(@Nullable JsonNode message) {
        if (message != null && !started) {
            started = true;
            events.start(message);
            events.stop(message);
        }
    }

    private void change(JsonNode event) {
        events.end();
        JsonNode delta = event.get("delta");
        if (delta != null) {
            events.stop(delta);
            events.keep(delta);
        }
        events.keep(event);
        events.usage(event.get("usage"));
    }

    private void finish() {
        if (!started) {
            fail("the answer has no message in it");
        } else if (!events.hasStopped()) {
            fail("the stream ended without a reason");
        } else {
            done = true;
            lines.stop();
            events.finish();
        }
    }

    private void error(JsonNode event) {
        JsonNode error = event.get("error");
        done = true;
        lines.stop();
        sink.fail(ErrorReader.inReply(provider, error == null ? event : error));
    }

    private void fail(String what) {
        done = true;
        lines.stop();
        String message = provider + ": " + what;
        sink.fail(
                started
                        ? new Failure.Broken(provider, message)
                        : new Failure.InvalidAnswer(provider, message));
    }

    /// Hosts that speak OpenAI's API as well may end with its `[DONE]`.
    private static boolean isEndMarker(Bytes data) {
        return data.length() == 6 && data.array()[data.offset()] == '[';
    }
}
