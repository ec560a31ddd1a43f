package aigateway.dialect.gemini.reply;

import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.jsonarray.JsonArrayReader;
import aigateway.dialect.sse.SseReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.io.ByteArrayOutputStream;

/// Reads one reply, in whichever of the three framings it comes: server-sent events
/// (`streamGenerateContent?alt=sse`), a JSON array (the same without `alt=sse`), or one object
/// (`generateContent`).
public final class GeminiReader implements ReplyReader, SseReader.Events, JsonArrayReader.Elements {
    private static final int MAX_EVENT_BYTES = 32 << 20;

    private enum Framing {
        UNKNOWN,
        EVENTS,
        ARRAY,
        WHOLE
    }

    private final String provider;
    private final boolean eventStream;
    private final Sink sink;
    private final SseReader lines = new SseReader(MAX_EVENT_BYTES, this);
    private final JsonArrayReader array = new JsonArrayReader(MAX_EVENT_BYTES, this);
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream(0);
    private final JsonDocument document = new JsonDocument();
    private final ResponseEvents events;
    private Framing framing = Framing.UNKNOWN;
    private boolean done;

    /// A reader for one reply.
    ///
    /// @param eventStream true if server-sent events were announced
    /// @param memory takes the signatures of tool calls
    public GeminiReader(String provider, boolean eventStream, Sink sink, SignatureMemory memory) {
        this.provider = provider;
        this.eventStream = eventStream;
        this.sink = sink;
        this.events = new ResponseEvents(provider, sink, memory);
    }

    @Override
    public void data(Bytes chunk) {
        if (done) {
            return;
        }
        Bytes more = framing == Framing.UNKNOWN ? afterSpace(chunk) : chunk;
        if (more.isEmpty()) {
            return;
        }
        if (framing == Framing.UNKNOWN) {
            framing = framing(more.array()[more.offset()]);
        }
        switch (framing) {
            case UNKNOWN -> {}
            case EVENTS -> lines.data(more);
            case ARRAY -> array.data(more);
            case WHOLE -> rest.write(more.array(), more.offset(), more.length());
        }
    }

    /// White space before an answer says nothing.
    private static Bytes afterSpace(Bytes chunk) {
        int at = 0;
        while (at < chunk.length() && " \t\r\n".indexOf(chunk.array()[chunk.offset() + at]) >= 0) {
            at++;
        }
        return chunk.slice(at, chunk.length());
    }

    private Framing framing(byte first) {
        return switch (first) {
            case '[' -> Framing.ARRAY;
            case '{' -> Framing.WHOLE;
            default -> eventStream ? Framing.EVENTS : Framing.WHOLE;
        };
    }

    @Override
    public void end() {
        if (done) {
            return;
        }
        lines.end();
        if (rest.size() > 0 && !done) {
            unframed(Bytes.of(rest.toByteArray()));
        }
        if (!done) {
            finish();
        }
    }

    /// A whole body, or what stood between the events of a stream.
    private void unframed(Bytes text) {
        JsonError error = Json.parse(text, document);
        if (error == null) {
            response(document.root());
        } else if (framing == Framing.WHOLE) {
            fail("the answer is not JSON: " + error.describe());
        }
    }

    @Override
    public void event(String name, Bytes data) {
        if (!isEndMarker(data)) {
            element(data);
        }
    }

    @Override
    public void element(Bytes json) {
        if (done) {
            return;
        }
        if (Json.parse(json, document) != null) {
            fail("an event of the stream is not JSON");
            return;
        }
        response(document.root());
    }

    @Override
    public void tooLong() {
        fail("an event of the stream is longer than " + MAX_EVENT_BYTES + " bytes");
    }

    @Override
    public void other(Bytes line) {
        boolean begins = rest.size() == 0;
        if (begins && (line.array()[line.offset()] | 0x20) != '{') { // `[` and `{` differ by 0x20
            return;
        }
        if (rest.size() + line.length() < MAX_EVENT_BYTES) {
            rest.write(line.array(), line.offset(), line.length());
            rest.write('\n');
        }
    }

    private void response(JsonNode root) {
        Failure failure = events.take(root.doc(), root.index());
        if (failure != null) {
            stop();
            sink.fail(failure);
        }
    }

    private void finish() {
        String missing = events.missing(framing == Framing.WHOLE);
        if (missing != null) {
            fail(missing);
        } else {
            stop();
            events.finish();
        }
    }

    private void fail(String what) {
        if (done) {
            return;
        }
        stop();
        String message = provider + ": " + what;
        Failure failure =
                events.started() && framing != Framing.WHOLE
                        ? new Failure.Broken(provider, message)
                        : new Failure.InvalidAnswer(provider, message);
        sink.fail(failure);
    }

    private void stop() {
        done = true;
        lines.stop();
        array.stop();
    }

    /// Proxies that speak OpenAI's API as well may end with its `[DONE]`.
    private static boolean isEndMarker(Bytes data) {
        return data.length() == 6
                && data.array()[data.offset()] == '['
                && data.array()[data.offset() + 1] == 'D';
    }
}
