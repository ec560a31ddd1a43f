package aigateway.dialect.openai.recording;

import aigateway.dialect.Recording;
import aigateway.dialect.openai.answer.WholeAnswer;
import aigateway.dialect.openai.reply.ReplyDecoder;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An answer in as little memory as it needs: all pieces one after the other, in arrays that are
/// full but for the last, and small enough that the collector gives none a region of its own.
final class KeptAnswer implements Recording {
    private static final Map<String, Opener> OPENERS = new ConcurrentHashMap<>();
    private static final int FIXED_BYTES = 160;
    private static final int SEGMENT_BYTES = 128 << 10;

    private final String dialect;
    private final Pieces pieces;
    private final byte[][] segments;
    private final int begin;

    /// Pieces in arrays that are there.
    ///
    /// @param begin where the first piece begins
    KeptAnswer(String dialect, Pieces pieces, byte[][] segments, int begin) {
        this.dialect = dialect;
        this.pieces = pieces;
        this.segments = segments;
        this.begin = begin;
    }

    /// Copies pieces of `length` bytes in all.
    KeptAnswer(String dialect, List<AnswerRecorder.Piece> all, int length) {
        this(dialect, new Pieces(noted(all)), segments(length), 0);
        int at = 0;
        for (AnswerRecorder.Piece piece : all) {
            fill(at, piece.data());
            at += piece.data().length();
        }
    }

    private static Pieces.Builder noted(List<AnswerRecorder.Piece> all) {
        Pieces.Builder noted = new Pieces.Builder(all.size());
        for (AnswerRecorder.Piece piece : all) {
            noted.add(
                    piece.data().length(),
                    piece.flags(),
                    piece.began(),
                    piece.usage(),
                    piece.finish());
        }
        return noted;
    }

    private static byte[][] segments(int length) {
        byte[][] made = new byte[(length + SEGMENT_BYTES - 1) / SEGMENT_BYTES][];
        for (int i = 0; i < made.length; i++) {
            made[i] = new byte[Math.min(SEGMENT_BYTES, length - i * SEGMENT_BYTES)];
        }
        return made;
    }

    private void fill(int to, Bytes piece) {
        int done = 0;
        while (done < piece.length()) {
            byte[] segment = segments[(to + done) / SEGMENT_BYTES];
            int start = (to + done) % SEGMENT_BYTES;
            int count = Math.min(piece.length() - done, segment.length - start);
            System.arraycopy(piece.array(), piece.offset() + done, segment, start, count);
            done += count;
        }
    }

    private Bytes data(int piece) {
        int from = pieces.from(piece);
        int to = pieces.to(piece);
        int start = from % SEGMENT_BYTES;
        int length = to - from;
        if (length == 0) {
            return Bytes.EMPTY;
        }
        if (start + length <= SEGMENT_BYTES) {
            return Bytes.of(segments[from / SEGMENT_BYTES], begin + start, length);
        }
        List<Bytes> parts = new ArrayList<>();
        for (int at = from; at < to; ) {
            int begin = at % SEGMENT_BYTES;
            int count = Math.min(to - at, SEGMENT_BYTES - begin);
            parts.add(Bytes.of(segments[at / SEGMENT_BYTES], begin, count));
            at += count;
        }
        return Bytes.join(parts);
    }

    @Override
    public int pieces() {
        return pieces.count();
    }

    @Override
    public ChatEvent piece(int number, ChatEvent.Decoder decoder) {
        Pieces.Report report = pieces.report(number);
        return new ChatEvent.Raw(
                dialect,
                data(number),
                pieces.is(number, Pieces.WHOLE),
                pieces.is(number, Pieces.COMMITS),
                pieces.is(number, Pieces.USAGE_ONLY),
                report == null ? null : report.usage(),
                report == null ? null : report.finish(),
                pieces.began(number),
                decoder);
    }

    /// It is too long, or was packed before.
    @Override
    public @Nullable Bytes packed() {
        return null;
    }

    @Override
    public Opener opener() {
        return opener(dialect);
    }

    /// The same for the same dialect: each kept answer holds it.
    static Opener opener(String dialect) {
        return OPENERS.computeIfAbsent(dialect, name -> packed -> Packing.open(name, packed));
    }

    @Override
    public ChatEvent.Decoder decoder() {
        return new ReplyDecoder();
    }

    @Override
    public long bytes() {
        long bytes = FIXED_BYTES + pieces.bytes();
        for (byte[] segment : segments) {
            bytes += 24 + segment.length;
        }
        return bytes;
    }

    @Override
    public Bytes answer() {
        WholeAnswer whole = new WholeAnswer(dialect, new ReplyHead(InstantSource.system()));
        ChatEvent.Decoder decoder = decoder();
        for (int i = 0; i < pieces.count(); i++) {
            whole.on(piece(i, decoder));
        }
        return whole.finish();
    }
}
