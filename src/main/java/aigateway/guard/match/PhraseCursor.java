package aigateway.guard.match;

import java.text.Normalizer;

/// Reads one text for the phrases of a set, character by character, and knows from where on the
/// text
/// could still become a match. For one thread.
///
/// A phrase whose end is followed by a mark that makes another letter of its last one (`cafe` in
/// `café`) does not match, so a match is certain only at the next character.
public final class PhraseCursor {
    private static final char[] ASCII = asciiFolded();

    /// Marks after one character beyond these are taken as they come, in no order.
    private static final int MOST_MARKS = 32;

    private final PhraseSet set;
    private final int[] starts;
    private final long[] steps = new long[1];
    private int state;
    private int units;
    private boolean afterSpace;
    private char base;
    private final StringBuilder marks = new StringBuilder(2);
    private int stateBeforeMarks;
    private int unitsBeforeMarks;
    private int stateBeforeSyllable;
    private int unitsBeforeSyllable;
    private int syllableAt;
    private int candidate = -1;
    private int candidatePhrase = -1;
    private int matched = -1;

    /// A cursor at the beginning of a text.
    public PhraseCursor(PhraseSet set) {
        this.set = set;
        starts = new int[Integer.highestOneBit(set.deepest() + MOST_MARKS) * 2];
    }

    private static char[] asciiFolded() {
        char[] folded = new char[Beginnings.ASCII];
        for (int c = 0; c < folded.length; c++) {
            folded[c] = Folding.of(c).charAt(0);
        }
        return folded;
    }

    /// An ASCII character, folded.
    static char ascii(int c) {
        return ASCII[c];
    }

    /// True if nothing that was fed can become a match.
    private boolean isIdle() {
        return state == 0 && candidate < 0 && matched < 0;
    }

    /// Passes over ASCII characters of which nothing could become a match, as if they were fed.
    ///
    /// @return the first position that must be fed
    public int skip(CharSequence text, int from, int to) {
        if (!isIdle()) {
            return from;
        }
        Beginnings beginnings = set.beginnings();
        Openings openings = set.openings();
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            char next = at + 1 < to ? text.charAt(at + 1) : Character.MAX_VALUE;
            if (c >= Beginnings.ASCII) {
                break;
            }
            if (!beginnings.may(c, next)) {
                at++;
                continue;
            }
            int open = openings == null ? at : openings.next(text, at, to);
            if (open > at) {
                at = open;
                continue;
            }
            int end = walk(text, at, to);
            if (end < 0) {
                at = -end - 1;
                break;
            }
            at = end;
        }
        if (at > from) {
            base = ASCII[text.charAt(at - 1)];
            afterSpace = base == ' ';
            marks.setLength(0);
            stateBeforeMarks = 0;
            unitsBeforeMarks = units;
        }
        return at;
    }

    /// Follows what could become a match.
    ///
    /// @return the position at which nothing can any more; or, as `-position - 1`, the one from
    ///     which on it still can, or what follows is not as simple as here
    private int walk(CharSequence text, int from, int to) {
        int reached = 0;
        boolean space = false;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            char folded = c < Beginnings.ASCII ? ASCII[c] : 0;
            boolean again = space && folded == ' ';
            int next = folded == 0 || again ? 0 : set.next(reached, folded, steps);
            if (folded == 0 || again || set.longest(next) > 0) {
                return -(at - set.depth(reached)) - 1;
            }
            if (next == 0) {
                return at + 1;
            }
            space = folded == ' ';
            reached = next;
        }
        return -(to - set.depth(reached)) - 1;
    }

    /// One more character.
    ///
    /// @param at its position, which may be the same for several
    public void feed(int codePoint, int at) {
        if (codePoint < Beginnings.ASCII) {
            unit(ASCII[codePoint], at);
            return;
        }
        String folded = Folding.of(codePoint);
        for (int i = 0; i < folded.length(); i++) {
            unit(folded.charAt(i), at);
        }
    }

    /// The text ends here.
    public void end() {
        confirm();
    }

    /// Number of the phrase that was found, or -1.
    public int matched() {
        return matched;
    }

    /// The first position from which on a match is still possible, or has happened.
    ///
    /// @param next the position after all that was fed
    public int pending(int next) {
        int depth = set.depth(state);
        int from = depth == 0 ? next : start(depth);
        return candidate >= 0 ? Math.min(from, candidate) : from;
    }

    /// Look-ups so far.
    long steps() {
        return steps[0];
    }

    private int start(int length) {
        return starts[units - length & starts.length - 1];
    }

    private void unit(char c, int at) {
        if (matched >= 0) {
            return;
        }
        if (Folding.isMark(c)) {
            mark(c, at);
            return;
        }
        if (candidate >= 0) {
            if (Hangul.goesOn(base, c)) {
                candidate = -1;
            } else {
                confirm();
                return;
            }
        }
        if (c == ' ' && afterSpace) {
            return;
        }
        afterSpace = c == ' ';
        if (marks.isEmpty() && Hangul.goesOn(base, c)) {
            syllable(c);
            return;
        }
        marks.setLength(0);
        base = c;
        step(c, at);
        stateBeforeMarks = state;
        unitsBeforeMarks = units;
    }

    /// A part of a Korean syllable whose beginning was taken already: the whole takes its place.
    private void syllable(char part) {
        String whole = Normalizer.normalize("" + base + part, Normalizer.Form.NFC);
        base = whole.charAt(0);
        units = unitsBeforeSyllable;
        state = stateBeforeSyllable;
        step(base, syllableAt);
    }

    private void mark(char c, int at) {
        if (candidate >= 0) {
            if (!composes(c)) {
                confirm();
                return;
            }
            candidate = -1;
        }
        if (marks.isEmpty() && Folding.isDotOf(base, c)) {
            return;
        }
        afterSpace = false;
        marks.append(c);
        if (marks.length() == 1 || marks.length() > MOST_MARKS) {
            step(c, at);
            return;
        }
        String ordered = Normalizer.normalize(marks, Normalizer.Form.NFD);
        if (ordered.contentEquals(marks)) {
            step(c, at);
            return;
        }
        marks.setLength(0);
        marks.append(ordered);
        state = stateBeforeMarks;
        units = unitsBeforeMarks;
        for (int i = 0; i < ordered.length(); i++) {
            step(ordered.charAt(i), at);
        }
    }

    /// True if the mark makes another letter of what stands before it.
    private boolean composes(char mark) {
        String before = base + marks.toString();
        int length = Normalizer.normalize(before, Normalizer.Form.NFC).length();
        return Normalizer.normalize(before + mark, Normalizer.Form.NFC).length() <= length;
    }

    private void step(char c, int at) {
        unitsBeforeSyllable = units;
        stateBeforeSyllable = state;
        syllableAt = at;
        state = set.next(state, c, steps);
        starts[units & starts.length - 1] = at;
        units++;
        int length = set.longest(state);
        if (length > 0) {
            candidate = start(length);
            candidatePhrase = set.phrase(state);
        }
    }

    private void confirm() {
        if (candidate >= 0) {
            matched = candidatePhrase;
        }
    }
}
