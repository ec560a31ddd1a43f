package aigateway.dialect.openai.recording;

import aigateway.dialect.Recording;
import aigateway.dialect.openai.answer.WholeAnswer;
import aigateway.dialect.openai.reply.ReplyDecoder;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer in as little memory as it needs: all pieces one after the other, in arrays that are
/// full but for the last, and small enough that the collector gives none a region of its own.
final class KeptAnswer implements Recording {
    private static final int WHOLE = 1;
    private static final int COMMITS = 2;
    private static final int USAGE_ONLY = 4;
    private static final int REPORTS = 8;

    private static final int FIXED_BYTES = 160;
    private static final int PIECE_BYTES = Integer.BYTES + 1;
    private static final int REPORT_BYTES = 128;
    private static final int SEGMENT_BYTES = 128 << 10;

    private final String dialect;
    private final byte[][] segments;
    private final int[] ends;
    private final byte[] flags;
    private final List<Report> reports;

    /// What one piece reports.
    private record Report(int piece, @Nullable Usage usage, @Nullable String finish) {}

    KeptAnswer(String dialect, List<AnswerRecorder.Piece> pieces) {
        this.dialect = dialect;
        ends = new int[pieces.size()];
        flags = new byte[pieces.size()];
        List<Report> all = new ArrayList<>(2);
        int length = 0;
        for (int i = 0; i < ends.length; i++) {
            AnswerRecorder.Piece piece = pieces.get(i);
            length += piece.data().length();
            ends[i] = length;
            flags[i] = flags(piece);
            if (piece.reports()) {
                all.add(new Report(i, piece.usage(), piece.finish()));
            }
        }
        reports = List.copyOf(all);
        segments = new byte[(length + SEGMENT_BYTES - 1) / SEGMENT_BYTES][];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = new byte[Math.min(SEGMENT_BYTES, length - i * SEGMENT_BYTES)];
        }
        int at = 0;
        for (AnswerRecorder.Piece piece : pieces) {
            fill(at, piece.data());
            at += piece.data().length();
        }
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

    private Bytes data(int from, int to) {
        int start = from % SEGMENT_BYTES;
        int length = to - from;
        if (length == 0) {
            return Bytes.EMPTY;
        }
        if (start + length <= SEGMENT_BYTES) {
            return Bytes.of(segments[from / SEGMENT_BYTES], start, length);
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

    private static byte flags(AnswerRecorder.Piece piece) {
        return (byte)
                ((piece.whole() ? WHOLE : 0)
                        | (piece.commits() ? COMMITS : 0)
                        | (piece.usageOnly() ? USAGE_ONLY : 0)
                        | (piece.reports() ? REPORTS : 0));
    }

    @Override
    public int pieces() {
        return ends.length;
    }

    @Override
    public ChatEvent piece(int number, ChatEvent.Decoder decoder) {
        int from = number == 0 ? 0 : ends[number - 1];
        int flag = flags[number];
        Report report = (flag & REPORTS) == 0 ? null : report(number);
        return new ChatEvent.Raw(
                dialect,
                data(from, ends[number]),
                (flag & WHOLE) != 0,
                (flag & COMMITS) != 0,
                (flag & USAGE_ONLY) != 0,
                report == null ? null : report.usage(),
                report == null ? null : report.finish(),
                decoder);
    }

    private @Nullable Report report(int piece) {
        int low = 0;
        int high = reports.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = reports.get(middle).piece();
            if (found == piece) {
                return reports.get(middle);
            }
            if (found < piece) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    @Override
    public ChatEvent.Decoder decoder() {
        return new ReplyDecoder();
    }

    @Override
    public long bytes() {
        long length = ends.length == 0 ? 0 : ends[ends.length - 1];
        return FIXED_BYTES
                + length
                + 24L * segments.length
                + (long) PIECE_BYTES * ends.length
                + (long) REPORT_BYTES * reports.size();
    }

    @Override
    public Bytes answer() {
        WholeAnswer whole = new WholeAnswer(dialect, new ReplyHead(InstantSource.system()));
        ChatEvent.Decoder decoder = decoder();
        for (int i = 0; i < ends.length; i++) {
            whole.on(piece(i, decoder));
        }
        return whole.finish();
    }
}
