package aigateway.dialect.mistral.reply;

import aigateway.dialect.ReplyReader;
import aigateway.dialect.SignatureMemory;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.Arrays;

/// Reads a completion that comes as one body.
public final class WholeReader implements ReplyReader {
    private final String provider;
    private final Sink sink;
    private final SignatureMemory memory;
    private byte[] body = Bytes.EMPTY.array();
    private int size;
    private boolean done;

    /// A reader for one reply.
    ///
    /// @param memory takes the thinking that came with tool calls
    public WholeReader(String provider, Sink sink, SignatureMemory memory) {
        this.provider = provider;
        this.sink = sink;
        this.memory = memory;
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
            case JsonDocument document -> completion(document.root());
        }
    }

    private void completion(JsonNode root) {
        ReplyEvents events = new ReplyEvents(provider, sink, memory);
        Failure failure = events.failure(root);
        if (failure == null && !hasAnswer(root)) {
            invalid("the answer has no choice in it");
            return;
        }
        if (failure == null) {
            failure = events.take(root, true);
        }
        if (failure == null) {
            sink.end();
        } else {
            sink.fail(failure);
        }
    }

    private static boolean hasAnswer(JsonNode root) {
        JsonNode choices = root.get("choices");
        if (choices == null || choices.elements().isEmpty()) {
            return false;
        }
        for (JsonNode choice : choices.elements()) {
            JsonNode message = choice.get("message");
            JsonNode messages = choice.get("messages");
            if ((message == null || !message.isObject())
                    && (messages == null || !messages.isArray())) {
                return false;
            }
        }
        return true;
    }

    private void invalid(String what) {
        sink.fail(new Failure.InvalidAnswer(provider, provider + ": " + what));
    }
}
