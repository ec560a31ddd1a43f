package aigateway.server.grpc;

import aigateway.dialect.StreamWriter;
import aigateway.dialect.sse.SseWriter;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.server.grpc.message.ChunkMessage;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends a reply as it comes: each chunk of OpenAI's format is a message.
final class StreamReply implements Sink {
    private final Reply<ChatCompletionChunk> reply;
    private final String dialect;
    private final StreamWriter writer;
    private final ChunkMessage messages = new ChunkMessage();
    private final Consumer<Bytes> written = this::written;

    /// @param dialect the dialect whose pieces are such chunks already
    /// @param writer writes all others
    StreamReply(Reply<ChatCompletionChunk> reply, String dialect, StreamWriter writer) {
        this.reply = reply;
        this.dialect = dialect;
        this.writer = writer;
    }

    @Override
    public void on(ChatEvent event) {
        if (event instanceof ChatEvent.Raw raw && isChunk(raw)) {
            String text = messages.hasBegun(0) ? raw.textOnly() : null;
            if (text != null) {
                send(messages.text(0, text));
            } else {
                chunk(raw.data());
            }
        } else if (event instanceof ChatEvent.TextDelta(int choice, String text)
                && messages.hasBegun(choice)) {
            send(messages.text(choice, text));
        } else {
            writer.on(event, written);
        }
        reply.keepPace();
    }

    private boolean isChunk(ChatEvent.Raw raw) {
        return !raw.whole() && raw.dialect().equals(dialect);
    }

    private void written(Bytes event) {
        chunk(SseWriter.json(event));
    }

    /// What is no JSON is the word that ends OpenAI's streams.
    private void chunk(Bytes json) {
        JsonNode root = reply.connection().parsed(json);
        if (root != null) {
            send(messages.of(root));
        }
    }

    private void send(@Nullable ChatCompletionChunk message) {
        if (message != null) {
            reply.send(message);
        }
    }

    @Override
    public void end() {
        writer.end("", written);
        send(messages.last());
        reply.end();
    }

    @Override
    public void fail(Failure failure) {
        reply.fail(failure);
    }
}
