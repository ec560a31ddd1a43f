package aigateway.guard.match;

import org.jspecify.annotations.Nullable;

/// Tells of four characters whether a phrase can begin with them: where there are thousands of
/// phrases, nearly every two characters begin one, but few fours do. Immutable, for any thread.
///
/// It is small enough to stay in a core's nearest cache, which the automaton is not.
final class Openings {
    /// So many characters are looked at.
    static final int LENGTH = 4;

    // Of a letter, the bits that are the same for small and capital ones.
    private static final int LETTER = 0x1f;
    private static final int LETTER_BITS = 5;

    private static final int SPREAD = 0x9E3779B1;
    private static final int BITS_A_PHRASE = 16;
    private static final int LEAST_BITS = 10;
    private static final int MOST_BITS = 20;

    private final int shift;
    private final long[] known;

    private Openings(int phrases) {
        int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(phrases * BITS_A_PHRASE);
        int bits = Math.clamp(wanted, LEAST_BITS, MOST_BITS);
        shift = Integer.SIZE - bits;
        known = new long[1 << bits - 6];
    }

    /// Those of phrases, or null if one of them is too short.
    ///
    /// @param folded the phrases; empty ones are none
    static @Nullable Openings of(char[][] folded) {
        Openings openings = new Openings(Math.min(folded.length, 1 << MOST_BITS));
        for (char[] phrase : folded) {
            if (phrase.length > 0 && phrase.length < LENGTH) {
                return null;
            }
            if (phrase.length > 0) {
                openings.add(phrase);
            }
        }
        return openings;
    }

    private void add(char[] phrase) {
        int letters = 0;
        for (int i = 0; i < LENGTH; i++) {
            letters = after(letters, phrase[i]);
        }
        int bit = bit(letters);
        known[bit >> 6] |= 1L << bit;
    }

    /// Four letters, the first of which goes for one more.
    private static int after(int letters, char next) {
        int letter = next <= ' ' ? 0 : next & LETTER;
        return letters >>> LETTER_BITS | letter << (LENGTH - 1) * LETTER_BITS;
    }

    private int bit(int letters) {
        return letters * SPREAD >>> shift;
    }

    /// The first position at which a phrase may begin, or may be told only from more of the text.
    ///
    /// @param text its characters beyond ASCII may be several, and white space may be none: there
    ///     it cannot be told
    int next(CharSequence text, int from, int to) {
        if (from + LENGTH > to) {
            return from;
        }
        int letters = 0;
        int seen = 0;
        boolean space = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            boolean again = space && c <= ' ';
            if (c >= Beginnings.ASCII || again) {
                return Math.max(from, at - LENGTH + 1);
            }
            space = c <= ' ';
            letters = after(letters, c);
            seen++;
            if (seen >= LENGTH) {
                int bit = bit(letters);
                if ((known[bit >> 6] & 1L << bit) != 0) {
                    return at - LENGTH + 1;
                }
            }
        }
        return to - LENGTH + 1;
    }
}
