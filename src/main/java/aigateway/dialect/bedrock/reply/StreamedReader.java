package aigateway.dialect.bedrock.reply;

import aigateway.dialect.ReplyReader;
import aigateway.dialect.eventstream.EventHeaders;
import aigateway.dialect.eventstream.EventStreamReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import org.jspecify.annotations.Nullable;

/// Reads a message that comes as a stream of events. The reason of its end comes before its tokens;
/// with these it is complete, or with the end of the stream if they do not come
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html>).
public final class StreamedReader implements ReplyReader, EventStreamReader.Receiver {
    private static final int MAX_MESSAGE_BYTES = 32 << 20;

    private final String provider;
    private final Sink sink;
    private final EventStreamReader messages = new EventStreamReader(MAX_MESSAGE_BYTES, this);
    private final JsonDocument document = new JsonDocument();
    private final MessageEvents events;
    private boolean done;

    /// A reader for one reply.
    ///
    /// @param events takes what is read
    public StreamedReader(String provider, Sink sink, MessageEvents events) {
        this.provider = provider;
        this.sink = sink;
        this.events = events;
    }

    @Override
    public void data(Bytes chunk) {
        if (!done) {
            messages.data(chunk);
        }
    }

    @Override
    public void end() {
        if (done) {
            return;
        }
        if (events.stopReason() != null) {
            finish();
        } else {
            boolean begun = events.hasStarted();
            broken(begun ? "the stream broke off" : "the answer has no message in it");
        }
    }

    @Override
    public void message(EventHeaders headers, Bytes payload) {
        if (done) {
            return;
        }
        String kind = headers.text(":message-type");
        if ("error".equals(kind)) {
            failure(headers.text(":error-code"), headers.text(":error-message"), null);
            return;
        }
        boolean readable = Json.parse(payload, document) == null;
        if ("exception".equals(kind)) {
            JsonNode root = readable ? document.root() : null;
            failure(headers.text(":exception-type"), null, root);
        } else if (!readable) {
            broken("an event of the stream is not JSON");
        } else {
            String type = headers.text(":event-type");
            event(type == null ? "" : type, document.root());
        }
    }

    private void failure(
            @Nullable String type, @Nullable String message, @Nullable JsonNode payload) {
        stop();
        sink.fail(ErrorReader.inReply(provider, type, message, payload));
    }

    private void event(String type, JsonNode event) {
        switch (type) {
            case "messageStart" -> events.start();
            case "contentBlockStart" -> {
                events.start();
                events.begin(index(event), event.get("start"));
            }
            case "contentBlockDelta" -> {
                events.start();
                events.delta(index(event), event.get("delta"));
            }
            case "contentBlockStop" -> events.end(index(event));
            case "messageStop" -> {
                events.start();
                events.stop(event.text("stopReason"));
                events.beside(event);
            }
            case "metadata" -> {
                events.beside(event);
                if (events.stopReason() != null) {
                    finish();
                }
            }
            default -> {
                // newer than this reader, unless it is an exception in an event's frame
                if (type.endsWith("Exception")) {
                    failure(type, null, event);
                }
            }
        }
    }

    private static long index(JsonNode event) {
        return event.number("contentBlockIndex", 0);
    }

    private void finish() {
        String reason = events.stopReason();
        if (reason == null) {
            return;
        }
        stop();
        if (StopReasons.isFailure(reason)) {
            sink.fail(ErrorReader.ofStop(provider, reason));
        } else {
            events.finish(reason);
        }
    }

    private void stop() {
        done = true;
        messages.stop();
    }

    @Override
    public void broken(String what) {
        if (done) {
            return;
        }
        stop();
        String message = provider + ": " + what;
        sink.fail(
                events.hasStarted()
                        ? new Failure.Broken(provider, message)
                        : new Failure.InvalidAnswer(provider, message));
    }
}
