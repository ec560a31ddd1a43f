package aigateway.guard.rules;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Which characters a match of a pattern can begin with, as far as that is plain to see from the
/// pattern's beginning; all of them where it is not. Immutable.
final class FirstCharacters {
    private static final FirstCharacters ANY = new FirstCharacters(null);

    private final @Nullable BitSet ascii;

    private FirstCharacters(@Nullable BitSet ascii) {
        this.ascii = ascii;
    }

    /// True if a match may begin with a character. Those beyond ASCII always may.
    boolean has(char c) {
        return ascii == null || c >= 128 || ascii.get(c);
    }

    /// What is known of a pattern that begins with a plain character, an escape or a class that may
    /// not be left out, and has no alternative outside of brackets.
    static FirstCharacters of(String pattern) {
        String rest = pattern.startsWith("\\b") ? pattern.substring(2) : pattern;
        boolean anyCase = rest.startsWith("(?i)");
        rest = anyCase ? rest.substring(4) : rest;
        rest = rest.startsWith("\\b") ? rest.substring(2) : rest;
        if (rest.isEmpty() || hasAlternatives(rest)) {
            return ANY;
        }
        BitSet set = new BitSet(128);
        int next = read(rest, set);
        boolean optional =
                next > 0 && next < rest.length() && "?*{".indexOf(rest.charAt(next)) >= 0;
        if (next <= 0 || optional) {
            return ANY;
        }
        if (anyCase) {
            for (char c = 'a'; c <= 'z'; c++) {
                char capital = Character.toUpperCase(c);
                boolean either = set.get(c) || set.get(capital);
                set.set(c, either);
                set.set(capital, either);
            }
        }
        return new FirstCharacters(set);
    }

    private static boolean hasAlternatives(String pattern) {
        int nesting = 0;
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == 'Q') {
                    return true; // too rare to be looked into
                }
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                i += literalBracket(pattern, i + 1);
            } else if (c == '(') {
                nesting++;
            } else if (c == ')') {
                nesting--;
            } else if (c == '|' && nesting == 0) {
                return true;
            }
        }
        return false;
    }

    /// A bracket that ends no class because it is the class's first character.
    private static int literalBracket(String pattern, int at) {
        int skipped = pattern.startsWith("^", at) ? 1 : 0;
        return pattern.startsWith("]", at + skipped) ? skipped + 1 : skipped;
    }

    /// Adds what the first element matches.
    ///
    /// @return the index after it, or -1 if it is not a simple one
    private static int read(String pattern, BitSet set) {
        char c = pattern.charAt(0);
        if (c == '\\') {
            return escape(pattern, 0, set);
        }
        if (c == '[') {
            return characterClass(pattern, set);
        }
        if ("(.^$|?*+{)".indexOf(c) >= 0 || c >= 128) {
            return -1;
        }
        set.set(c);
        return 1;
    }

    private static int escape(String pattern, int at, BitSet set) {
        if (at + 1 >= pattern.length()) {
            return -1;
        }
        char c = pattern.charAt(at + 1);
        switch (c) {
            case 'd' -> set.set('0', '9' + 1);
            case 'w' -> {
                set.set('0', '9' + 1);
                set.set('a', 'z' + 1);
                set.set('A', 'Z' + 1);
                set.set('_');
            }
            case 's' -> set.set('\t', '\r' + 1);
            default -> {
                if (c >= 128 || Character.isLetterOrDigit(c)) {
                    return -1;
                }
                set.set(c);
            }
        }
        if (c == 's') {
            set.set(' ');
        }
        return at + 2;
    }

    private static int characterClass(String pattern, BitSet set) {
        int at = 1;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            char c = pattern.charAt(at);
            if (c == '^' || c == '[' || c >= 128) {
                return -1;
            }
            if (c == '\\') {
                at = escape(pattern, at, set);
                if (at < 0) {
                    return -1;
                }
                continue;
            }
            boolean range =
                    at + 2 < pattern.length()
                            && pattern.charAt(at + 1) == '-'
                            && pattern.charAt(at + 2) != ']';
            char end = range ? pattern.charAt(at + 2) : c;
            if (end >= 128 || end == '\\' || end < c) {
                return -1;
            }
            set.set(c, end + 1);
            at += range ? 3 : 1;
        }
        return at == 1 || at >= pattern.length() ? -1 : at + 1;
    }
}
