package aigateway.guard.match;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What characters are compared as: compatibility forms decomposed (NFKD), letter case folded,
/// every
/// white space a space, characters of no width left out. For any thread.
public final class Folding {
    private static final int PAGE = 256;
    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final char DOT_ABOVE = 0x307;

    // Filled as characters are met; threads may fill the same place twice, with the same value.
    private static final @Nullable String[][] PAGES =
            new String[Character.MAX_CODE_POINT / PAGE + 1][];

    private Folding() {}

    /// The characters that stand for one; none if it is left out.
    static String of(int codePoint) {
        @Nullable String[] page = PAGES[codePoint / PAGE];
        if (page == null) {
            page = new String[PAGE];
            PAGES[codePoint / PAGE] = page;
        }
        String folded = page[codePoint % PAGE];
        if (folded == null) {
            folded = fold(codePoint);
            page[codePoint % PAGE] = folded;
        }
        return folded;
    }

    /// A whole text, without white space at its ends; equal for texts that count as the same.
    public static String text(String text) {
        StringBuilder all = new StringBuilder(text.length());
        text.codePoints().forEach(c -> all.append(of(c)));
        String ordered = Normalizer.normalize(all, Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(ordered.length());
        for (int i = 0; i < ordered.length(); i++) {
            char c = ordered.charAt(i);
            char before = folded.isEmpty() ? ' ' : folded.charAt(folded.length() - 1);
            boolean again = c == ' ' && before == ' ';
            if (!again && !isDotOf(before, c)) {
                // Hangul stays in syllables: their parts would match syllables that go on
                folded.append(c);
            }
        }
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ') {
            folded.setLength(folded.length() - 1);
        }
        return Hangul.compose(folded.toString());
    }

    /// True if a mark is the dot that an i has anyway.
    static boolean isDotOf(char base, char mark) {
        return mark == DOT_ABOVE && base == 'i';
    }

    /// True for a mark that belongs to the character before it.
    static boolean isMark(char c) {
        if (c < 0x300) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static String fold(int c) {
        if (isLeftOut(c)) {
            return "";
        }
        if (isSpace(c)) {
            return " ";
        }
        if (Hangul.isSyllable(c)) {
            return Character.toString(c);
        }
        if (c == DOTTED_CAPITAL_I) {
            return "i";
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        String lower = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFKD);
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /// Characters that show nothing: format characters but for the few that do, selectors, fillers.
    private static boolean isLeftOut(int c) {
        if (Character.getType(c) == Character.FORMAT) {
            boolean shown = (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f || c == 0x8e2;
            return !shown && c != 0x110bd && c != 0x110cd;
        }
        return (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0xe0000 && c <= 0xe0fff)
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x34f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || c == 0x2065
                || c == 0x3164
                || c == 0xffa0;
    }
}
