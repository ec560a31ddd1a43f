package aigateway.dialect.cohere.reply;

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
    private byte[] body = Bytes.EMPTY.array();
    private int size;
    private boolean done;

    /// A reader for one reply.
    public WholeReader(String provider, Sink sink) {
        this.provider = provider;
        this.sink = sink;
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
            case JsonDocument document -> reply(document.root());
        }
    }

    private void reply(JsonNode root) {
        JsonNode message = root.get("message");
        if (message != null && message.isObject()) {
            Failure.UpstreamError failure = FinishReasons.failure(provider, root);
            if (failure != null) {
                sink.fail(failure);
            } else {
                MessageEvents events = new MessageEvents(sink);
                events.start(root.text("id"));
                events.message(message);
                events.logprobs(root.get("logprobs"));
                events.finish(root);
            }
        } else if (ErrorReader.isError(root)) {
            sink.fail(ErrorReader.inReply(provider, root));
        } else {
            invalid("the answer has no message in it");
        }
    }

    private void invalid(String what) {
        sink.fail(new Failure.InvalidAnswer(provider, provider + ": " + what));
    }
}
