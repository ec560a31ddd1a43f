package aigateway.dialect.ollama.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.ndjson.NdjsonReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;

/// Reads a reply that comes as lines of JSON; the last one has `done: true`. An error in the middle
/// is a line with `error`. See <https://docs.ollama.com/api/streaming> and
/// <https://docs.ollama.com/api/errors>.
public final class StreamedReader implements ReplyReader, NdjsonReader.Receiver {
    private static final int MAX_LINE_BYTES = 32 << 20;

    private final String provider;
    private final Sink sink;
    private final NdjsonReader lines = new NdjsonReader(MAX_LINE_BYTES, this);
    private final JsonDocument document = new JsonDocument();
    private final ReplyEvents events;
    private boolean done;

    /// A reader for one reply.
    ///
    /// @param ids makes ids for tool calls that come without
    public StreamedReader(String provider, Sink sink, CallIds ids) {
        this.provider = provider;
        this.sink = sink;
        this.events = new ReplyEvents(sink, ids);
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
            boolean begun = events.hasStarted();
            fail(begun ? "the stream broke off" : "the answer has no message in it");
        }
    }

    @Override
    public void line(Bytes line) {
        if (done) {
            return;
        }
        if (Json.parse(line, document) != null) {
            fail("a line of the stream is not JSON");
            return;
        }
        JsonNode root = document.root();
        if (root.get("error") != null) {
            stop();
            sink.fail(ErrorReader.inReply(provider, root));
            return;
        }
        events.line(root);
        if (events.keepsTooMuch()) {
            fail(Kept.complaint());
        } else if (!root.isTrue("done")) {
            return;
        } else if (events.hasStarted()) {
            stop();
            events.finish(root);
        } else {
            fail("the answer has no message in it");
        }
    }

    @Override
    public void tooLong() {
        fail("a line of the stream is longer than " + MAX_LINE_BYTES + " bytes");
    }

    private void stop() {
        done = true;
        lines.stop();
    }

    private void fail(String what) {
        stop();
        String message = provider + ": " + what;
        sink.fail(
                events.hasStarted()
                        ? new Failure.Broken(provider, message)
                        : new Failure.InvalidAnswer(provider, message));
    }
}
