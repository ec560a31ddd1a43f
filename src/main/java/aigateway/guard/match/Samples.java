package aigateway.guard.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Looks at few places of a text only: where phrases are long, one of the short runs of characters
/// that stand at every so many places is in each of them. Immutable, for any thread.
final class Samples {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int LEAST_RUN = 3;
    private static final int MOST_RUN = 6;

    // Of a letter, the bits that are the same for small and capital ones.
    private static final long LETTERS = 0x1f1f_1f1f_1f1f_1f1fL;
    private static final int LETTER = 0x1f;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int BITS_A_RUN = 32;
    private static final int LEAST_BITS = 15;
    private static final int MOST_BITS = 20;

    private final PhraseSet set;
    private final int shortest;
    private final int run;
    private final long mask;
    private final int shift;
    private final long[] runs;

    private Samples(PhraseSet set, int shortest, int count) {
        this.set = set;
        this.shortest = shortest;
        run = Math.clamp(shortest / 2, LEAST_RUN, MOST_RUN);
        mask = LETTERS >>> Long.SIZE - run * Byte.SIZE;
        long wanted = (long) count * (shortest - run + 1) * BITS_A_RUN;
        int bits = Math.clamp(Long.SIZE - Long.numberOfLeadingZeros(wanted), LEAST_BITS, MOST_BITS);
        shift = Long.SIZE - bits;
        runs = new long[1 << bits - 6];
    }

    /// Those of phrases, or null if one of them is too short.
    ///
    /// @param folded the phrases
    static @Nullable Samples of(PhraseSet set, char[][] folded) {
        int shortest = Integer.MAX_VALUE;
        for (char[] phrase : folded) {
            shortest = phrase.length == 0 ? shortest : Math.min(shortest, phrase.length);
        }
        if (shortest <= LEAST_RUN || shortest == Integer.MAX_VALUE) {
            return null;
        }
        Samples samples = new Samples(set, shortest, folded.length);
        for (char[] phrase : folded) {
            for (int at = 0; phrase.length > 0 && at + samples.run <= shortest; at++) {
                samples.add(phrase, at);
            }
        }
        return samples;
    }

    private void add(char[] phrase, int at) {
        long letters = 0;
        for (int i = run - 1; i >= 0; i--) {
            letters = letters << Byte.SIZE | phrase[at + i] & LETTER;
        }
        int bit = bit(letters);
        runs[bit >> 6] |= 1L << bit;
    }

    private int bit(long letters) {
        return (int) (letters * SPREAD >>> shift);
    }

    private static long last(byte[] text, int at, int count) {
        long letters = 0;
        for (int i = count - 1; i >= 0; i--) {
            letters = letters << Byte.SIZE | text[at + i] & LETTER;
        }
        return letters;
    }

    /// True if none of the phrases is in a text.
    ///
    /// @param text ASCII without two spaces in a row, nor backslashes
    boolean isFree(byte[] text, int from, int to) {
        int step = shortest - run + 1;
        int whole = Math.min(to, text.length - Long.BYTES + run);
        int at = from;
        for (; at + run <= whole; at += step) {
            int bit = bit((long) EIGHT.get(text, at) & mask);
            if ((runs[bit >> 6] & 1L << bit) != 0 && isIn(text, from, to, at, step)) {
                return false;
            }
        }
        for (; at + run <= to; at += step) {
            int bit = bit(last(text, at, run));
            if ((runs[bit >> 6] & 1L << bit) != 0 && isIn(text, from, to, at, step)) {
                return false;
            }
        }
        return true;
    }

    /// True if a phrase that begins between the last sample and this one goes on beyond it.
    private boolean isIn(byte[] text, int from, int to, int sample, int step) {
        long[] steps = new long[1];
        int state = 0;
        for (int at = Math.max(from, sample - step + 1); at < to; at++) {
            state = set.next(state, PhraseCursor.ascii(text[at]), steps);
            if (set.longest(state) > 0) {
                return true;
            }
            if (at - set.depth(state) >= sample) {
                return false;
            }
        }
        return false;
    }
}
