package aigateway.guard.match;

import java.text.Normalizer;

/// Korean syllables and their parts.
final class Hangul {
    private static final char FIRST = 0xac00;
    private static final char LAST = 0xd7a3;
    private static final int FINALS = 28;

    private Hangul() {}

    static boolean isSyllable(int c) {
        return c >= FIRST && c <= LAST;
    }

    /// True if a part goes on what stands before it, so that both are one syllable.
    static boolean goesOn(char before, char part) {
        if (part >= 0x1161 && part <= 0x1175) {
            return before >= 0x1100 && before <= 0x1112;
        }
        boolean isFinal = part >= 0x11a8 && part <= 0x11c2;
        return isFinal
                && ((isSyllable(before) && (before - FIRST) % FINALS == 0)
                        || (before >= 0x1161 && before <= 0x1175));
    }

    /// The text with syllables in one character each; everything else stays.
    static String compose(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i + 1;
            while (end < text.length() && goesOn(text.charAt(end - 1), text.charAt(end))) {
                end++;
            }
            String one = text.substring(i, end);
            out.append(end == i + 1 ? one : Normalizer.normalize(one, Normalizer.Form.NFC));
            i = end;
        }
        return out.toString();
    }
}
