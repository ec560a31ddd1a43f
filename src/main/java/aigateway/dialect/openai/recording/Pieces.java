package aigateway.dialect.openai.recording;

import aigateway.model.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the pieces of a kept answer end, and what each is; see [aigateway.model.ChatEvent.Raw].
/// Immutable.
final class Pieces {
    static final int WHOLE = 1;
    static final int COMMITS = 2;
    static final int USAGE_ONLY = 4;
    static final int USAGE = 8;
    static final int FINISH = 16;
    static final int BEGAN = 32;

    private static final int PIECE_BYTES = Integer.BYTES + 1;
    private static final int REPORT_BYTES = 128;

    private final int[] ends;
    private final byte[] flags;
    private final List<Report> reports;

    // From which piece on which choices had begun: it changes once a choice.
    private final int[] beginnings;
    private final long[] began;

    /// What one piece reports.
    record Report(int piece, @Nullable Usage usage, @Nullable String finish) {}

    /// Takes note of pieces in order.
    static final class Builder {
        private final int[] ends;
        private final byte[] flags;
        private final List<Report> reports = new ArrayList<>(2);
        private int[] beginnings = new int[2];
        private long[] began = new long[2];
        private int beginningCount;
        private int count;

        Builder(int pieces) {
            ends = new int[pieces];
            flags = new byte[pieces];
        }

        /// A piece of `length` bytes.
        ///
        /// @param flag without [#BEGAN]
        void add(int length, int flag, long begun, @Nullable Usage usage, @Nullable String finish) {
            ends[count] = length + (count == 0 ? 0 : ends[count - 1]);
            if (begun != begun()) {
                if (beginningCount == began.length) {
                    beginnings = Arrays.copyOf(beginnings, beginningCount * 2);
                    began = Arrays.copyOf(began, beginningCount * 2);
                }
                beginnings[beginningCount] = count;
                began[beginningCount++] = begun;
            }
            flags[count] = (byte) flag;
            if ((flag & (USAGE | FINISH)) != 0) {
                reports.add(new Report(count, usage, finish));
            }
            count++;
        }

        /// The choices that had begun with the last piece.
        long begun() {
            return beginningCount == 0 ? 0 : began[beginningCount - 1];
        }
    }

    Pieces(Builder all) {
        ends = all.ends;
        flags = all.flags;
        reports = all.reports;
        beginnings = Arrays.copyOf(all.beginnings, all.beginningCount);
        began = Arrays.copyOf(all.began, all.beginningCount);
    }

    int count() {
        return ends.length;
    }

    int from(int piece) {
        return piece == 0 ? 0 : ends[piece - 1];
    }

    int to(int piece) {
        return ends[piece];
    }

    boolean is(int piece, int flag) {
        return (flags[piece] & flag) != 0;
    }

    long began(int piece) {
        long found = 0;
        for (int i = 0; i < beginnings.length && beginnings[i] <= piece; i++) {
            found = began[i];
        }
        return found;
    }

    @Nullable Report report(int piece) {
        if (!is(piece, USAGE | FINISH)) {
            return null;
        }
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

    /// Bytes of memory, about.
    long bytes() {
        return (long) PIECE_BYTES * ends.length + (long) REPORT_BYTES * reports.size();
    }
}
