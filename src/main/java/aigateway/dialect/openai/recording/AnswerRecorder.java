package aigateway.dialect.openai.recording;

import aigateway.dialect.Recorder;
import aigateway.dialect.Recording;
import aigateway.dialect.openai.answer.ChoiceChunk;
import aigateway.dialect.openai.answer.ChunkWriter;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records an answer: raw pieces as they are, others as the chunks that a stream would have.
public final class AnswerRecorder implements Recorder {
    private final String dialect;
    private final ReplyHead head;
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable ChunkWriter chunks;
    private @Nullable Usage usage;
    private long began;

    /// A recorder for one answer.
    ///
    /// @param dialect the format's name
    /// @param head stands in for what the reply leaves out
    public AnswerRecorder(String dialect, ReplyHead head) {
        this.dialect = dialect;
        this.head = head;
    }

    @Override
    public ChatEvent.Started complete(ChatEvent.Started started) {
        boolean named = !started.id().isEmpty() && started.created() > 0;
        return named
                ? started
                : new ChatEvent.Started(
                        started.id().isEmpty() ? head.id() : started.id(),
                        started.created() > 0 ? started.created() : head.created(),
                        started.model());
    }

    @Override
    public void on(ChatEvent event) {
        switch (event) {
            case ChatEvent.Raw raw when raw.dialect().equals(dialect) ->
                    pieces.add(
                            new Piece(
                                    raw.data(),
                                    raw.whole(),
                                    raw.commits(),
                                    raw.usageOnly(),
                                    raw.usage(),
                                    raw.finish(),
                                    raw.began()));
            case ChatEvent.Raw raw -> raw.decode().forEach(this::on);
            case ChatEvent.Started started -> chunks().started(started);
            case ChatEvent.ReplyField field -> chunks().field(field);
            case ChatEvent.UsageReported(Usage reported) -> usage = reported;
            case ChatEvent.Finished finished -> chunk(finished, finished.reason().wire());
            case ChatEvent.TextDelta _,
                    ChatEvent.RefusalDelta _,
                    ChatEvent.ReasoningDelta _,
                    ChatEvent.ReasoningSignature _,
                    ChatEvent.ReasoningEncrypted _,
                    ChatEvent.ToolCallDelta _,
                    ChatEvent.MessageField _,
                    ChatEvent.Logprobs _ ->
                    chunk(event, null);
        }
    }

    private void chunk(ChatEvent event, @Nullable String finish) {
        Bytes data = ChunkWriter.unframed(chunks().chunk(event));
        began |= 1L << Math.min(ChoiceChunk.choice(event), Long.SIZE - 1);
        pieces.add(new Piece(data, false, event.commits(), false, null, finish, began));
    }

    private ChunkWriter chunks() {
        ChunkWriter made = chunks;
        if (made == null) {
            made = new ChunkWriter(head);
            chunks = made;
        }
        return made;
    }

    @Override
    public Recording finish() {
        Bytes rest = chunks == null ? null : chunks.rest();
        if (rest != null) {
            pieces.add(
                    new Piece(ChunkWriter.unframed(rest), false, true, false, null, null, began));
        }
        Usage last = usage;
        if (last != null) {
            Bytes data = ChunkWriter.unframed(chunks().usage(last));
            pieces.add(new Piece(data, false, false, true, last, null, began));
        }
        long length = 0;
        for (Piece piece : pieces) {
            length += piece.data().length();
        }
        if (length <= Packing.MOST_BYTES && pieces.size() <= Packing.MOST_PIECES) {
            return new PackedAnswer(dialect, Packing.pack(pieces, (int) length));
        }
        return new KeptAnswer(dialect, pieces, Math.toIntExact(length));
    }

    /// One piece; see [ChatEvent.Raw].
    record Piece(
            Bytes data,
            boolean whole,
            boolean commits,
            boolean usageOnly,
            @Nullable Usage usage,
            @Nullable String finish,
            long began) {
        /// All but [Pieces#BEGAN].
        int flags() {
            return (whole ? Pieces.WHOLE : 0)
                    | (commits ? Pieces.COMMITS : 0)
                    | (usageOnly ? Pieces.USAGE_ONLY : 0)
                    | (usage == null ? 0 : Pieces.USAGE)
                    | (finish == null ? 0 : Pieces.FINISH);
        }
    }
}
