package aigateway.guard.match;

import org.jspecify.annotations.Nullable;

/// Looks at few places of a text only: where phrases are long, one of the three characters that
/// stand
/// at every so many places is in each of them. Immutable, for any thread.
final class Samples {
    private static final int LETTER_BITS = 5; // of a letter, the same for small and capital ones
    private static final int LETTER = (1 << LETTER_BITS) - 1;
    private static final int TRIPLE = 3;

    private final PhraseSet set;
    private final int shortest;
    private final long[] triples = new long[1 << 3 * LETTER_BITS - 6];

    private Samples(PhraseSet set, int shortest) {
        this.set = set;
        this.shortest = shortest;
    }

    /// Those of phrases, or null if one of them is too short.
    ///
    /// @param folded the phrases
    static @Nullable Samples of(PhraseSet set, char[][] folded) {
        int shortest = Integer.MAX_VALUE;
        for (char[] phrase : folded) {
            shortest = phrase.length == 0 ? shortest : Math.min(shortest, phrase.length);
        }
        if (shortest <= TRIPLE || shortest == Integer.MAX_VALUE) {
            return null;
        }
        Samples samples = new Samples(set, shortest);
        for (char[] phrase : folded) {
            for (int at = 0; phrase.length > 0 && at + TRIPLE <= shortest; at++) {
                samples.add(phrase[at], phrase[at + 1], phrase[at + 2]);
            }
        }
        return samples;
    }

    private void add(char first, char second, char third) {
        int triple = triple(first, second, third);
        triples[triple >> 6] |= 1L << triple;
    }

    private static int triple(int first, int second, int third) {
        return (first & LETTER) << 2 * LETTER_BITS
                | (second & LETTER) << LETTER_BITS
                | third & LETTER;
    }

    /// True if none of the phrases is in a text.
    ///
    /// @param text ASCII without two spaces in a row, nor backslashes
    boolean isFree(byte[] text, int from, int to) {
        int step = shortest - TRIPLE + 1;
        for (int at = from; at + TRIPLE <= to; at += step) {
            int triple = triple(text[at], text[at + 1], text[at + 2]);
            if ((triples[triple >> 6] & 1L << triple) != 0
                    && isIn(text, Math.max(from, at - step + 1), to, at)) {
                return false;
            }
        }
        return true;
    }

    /// True if a phrase begins from `from` to `last`.
    private boolean isIn(byte[] text, int from, int to, int last) {
        long[] steps = new long[1];
        int state = 0;
        for (int at = from; at < to; at++) {
            state = set.next(state, PhraseCursor.ascii(text[at]), steps);
            if (set.longest(state) > 0) {
                return true;
            }
            if (at - set.depth(state) >= last) {
                return false;
            }
        }
        return false;
    }
}
