package aigateway.guard.match;

/// Tells of two ASCII characters whether a phrase can begin with them, so that the automaton need
/// not look at most of a text. Immutable, for any thread.
final class Beginnings {
    /// ASCII has so many characters; those beyond are never told of.
    static final int ASCII = 128;

    private static final int BITS = 7;

    // Of a pair, whether a phrase can begin with it; behind ASCII, of the first alone.
    private final boolean[] pairs = new boolean[ASCII << BITS];
    private final boolean[] firsts = new boolean[ASCII];

    Beginnings(PhraseSet set) {
        long[] steps = new long[1];
        for (int first = 0; first < ASCII; first++) {
            int state = set.next(0, PhraseCursor.ascii(first), steps);
            firsts[first] = state != 0;
            for (int second = 0; state != 0 && second < ASCII; second++) {
                boolean whole = set.longest(state) > 0;
                int next = set.next(state, PhraseCursor.ascii(second), steps);
                pairs[first << BITS | second] = whole || set.depth(next) > 1;
            }
        }
    }

    /// True if a phrase can begin with a character, and go on with the next one.
    ///
    /// @param first an ASCII character
    /// @param second the next character, or one beyond ASCII if it is not there yet
    boolean may(char first, char second) {
        return second < ASCII ? pairs[first << BITS | second] : firsts[first];
    }
}
