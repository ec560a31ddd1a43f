package aigateway.dialect.openai.answer;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.dialect.sse.SseWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Usage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes an answer as a stream of chunks.
public final class StreamAnswer implements StreamWriter {
    private static final Bytes DONE = Bytes.utf8("data: [DONE]\n\n");

    private final String dialect;
    private final boolean wantsUsage;
    private final ChunkWriter chunks;
    private @Nullable Usage usage;

    /// A writer for one answer.
    ///
    /// @param head stands in for what the reply leaves out
    public StreamAnswer(CallerRequest request, ReplyHead head) {
        this.dialect = request.dialect();
        this.wantsUsage = request.wantsUsage();
        this.chunks = new ChunkWriter(head);
    }

    @Override
    public String contentType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public void on(ChatEvent event, Consumer<Bytes> out) {
        if (!(event instanceof ChatEvent.Raw raw)) {
            write(event, out);
        } else if (raw.whole() || !raw.dialect().equals(dialect)) {
            for (ChatEvent decoded : raw.decode()) {
                write(decoded, out);
            }
        } else {
            pass(raw, out);
        }
    }

    /// Pieces that pass as they are may come before and between those that are written here.
    private void pass(ChatEvent.Raw raw, Consumer<Bytes> out) {
        chunks.began(raw.began());
        if (raw.usage() != null && usage != null) {
            usage = raw.usageOnly() ? null : raw.usage();
        }
        if (!raw.usageOnly() || wantsUsage) {
            out.accept(SseWriter.event(raw.data()));
        }
    }

    private void write(ChatEvent event, Consumer<Bytes> out) {
        switch (event) {
            case ChatEvent.UsageReported(Usage reported) -> usage = reported;
            case ChatEvent.Started started -> chunks.started(started);
            case ChatEvent.ReplyField field -> chunks.field(field);
            case ChatEvent.Raw raw -> on(raw, out);
            case ChatEvent.TextDelta _,
                    ChatEvent.RefusalDelta _,
                    ChatEvent.ReasoningDelta _,
                    ChatEvent.ReasoningSignature _,
                    ChatEvent.ReasoningEncrypted _,
                    ChatEvent.ToolCallDelta _,
                    ChatEvent.MessageField _,
                    ChatEvent.Logprobs _,
                    ChatEvent.Finished _ ->
                    out.accept(chunks.chunk(event));
        }
    }

    @Override
    public void end(String comment, Consumer<Bytes> out) {
        Bytes rest = chunks.rest();
        if (rest != null) {
            out.accept(rest);
        }
        if (wantsUsage && usage != null) {
            out.accept(chunks.usage(usage));
        }
        if (!comment.isEmpty()) {
            out.accept(comment(comment));
        }
        out.accept(DONE);
    }

    @Override
    public void fail(Failure failure, Consumer<Bytes> out) {
        out.accept(SseWriter.event(ErrorAnswer.body(failure)));
    }

    @Override
    public Bytes comment(String text) {
        return SseWriter.comment(text);
    }
}
