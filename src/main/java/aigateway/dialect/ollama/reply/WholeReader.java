package aigateway.dialect.ollama.reply;

import aigateway.dialect.ReplyReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.Arrays;

/// Reads a reply that comes as one body. A stream that was labelled as something else is taken for
/// what it is.
public final class WholeReader implements ReplyReader {
    private final String provider;
    private final Sink sink;
    private final CallIds ids;
    private byte[] body = Bytes.EMPTY.array();
    private int size;
    private boolean done;

    /// A reader for one reply.
    ///
    /// @param ids makes ids for tool calls that come without
    public WholeReader(String provider, Sink sink, CallIds ids) {
        this.provider = provider;
        this.sink = sink;
        this.ids = ids;
    }

    @Override
    public void data(Bytes chunk) {
        if (done) {
            return;
        }
        int more = chunk.length();
        if (size + more > body.length) {
            body = Arrays.copyOf(body, size == 0 ? more : Math.max(size + more, size * 2));
        }
        System.arraycopy(chunk.array(), chunk.offset(), body, size, more);
        size += more;
    }

    @Override
    public void end() {
        if (done) {
            return;
        }
        done = true;
        Bytes whole = Bytes.of(body, 0, size);
        switch (Json.parse(whole)) {
            case JsonError error -> noJson(whole, error);
            case JsonDocument document -> reply(document.root());
        }
    }

    private void noJson(Bytes whole, JsonError error) {
        if (!isStream(whole)) {
            invalid("the answer is not JSON: " + error.describe());
            return;
        }
        StreamedReader lines = new StreamedReader(provider, sink, ids);
        lines.data(whole);
        lines.end();
    }

    /// True if the first line is JSON by itself.
    private static boolean isStream(Bytes whole) {
        for (int at = 0; at < whole.length(); at++) {
            if (whole.array()[whole.offset() + at] == '\n') {
                return Json.root(whole.slice(0, at)) != null;
            }
        }
        return false;
    }

    private void reply(JsonNode root) {
        if (root.get("error") != null) {
            sink.fail(ErrorReader.inReply(provider, root));
            return;
        }
        JsonNode done = root.get("done");
        if (done != null && done.kind() != JsonKind.TRUE) {
            invalid("the answer is not complete");
            return;
        }
        ReplyEvents events = new ReplyEvents(sink, ids);
        events.line(root);
        if (events.hasStarted()) {
            events.finish(root);
        } else {
            invalid("the answer has no message in it");
        }
    }

    private void invalid(String what) {
        sink.fail(new Failure.InvalidAnswer(provider, provider + ": " + what));
    }
}
