package aigateway.dialect.bedrock.reply;

import aigateway.dialect.ReplyReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.Arrays;

/// Reads a message that comes as one body.
public final class WholeReader implements ReplyReader {
    private final String provider;
    private final Sink sink;
    private final MessageEvents events;
    private byte[] body = Bytes.EMPTY.array();
    private int size;
    private boolean done;

    /// A reader for one reply.
    ///
    /// @param events takes what is read
    public WholeReader(String provider, Sink sink, MessageEvents events) {
        this.provider = provider;
        this.sink = sink;
        this.events = events;
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
        switch (Json.parse(Bytes.of(body, 0, size))) {
            case JsonError error -> invalid("the answer is not JSON: " + error.describe());
            case JsonDocument document -> message(document.root());
        }
    }

    private void message(JsonNode root) {
        JsonNode content = root.get("output", "message", "content");
        String reason = root.text("stopReason");
        if (root.get("output") == null && root.text("message") != null) {
            sink.fail(ErrorReader.inReply(provider, root.text("__type"), null, root));
        } else if (content == null || !content.isArray()) {
            invalid("the answer is no message: it has no content");
        } else if (reason == null) {
            invalid("the answer is no message: it does not say why it ends");
        } else if (StopReasons.isFailure(reason)) {
            sink.fail(ErrorReader.ofStop(provider, reason));
        } else {
            events.start();
            content.elements().forEach(events::whole);
            events.beside(root);
            events.finish(reason);
        }
    }

    private void invalid(String what) {
        sink.fail(new Failure.InvalidAnswer(provider, provider + ": " + what));
    }
}
