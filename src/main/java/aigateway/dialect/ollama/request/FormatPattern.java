package aigateway.dialect.ollama.request;

import org.jspecify.annotations.Nullable;

/// A regular expression in the words that llama.cpp's grammars know: anchored at both ends, with
/// few escapes, without classes such as `\d`, which are spelled out.
final class FormatPattern {
    /// What may stand after a backslash outside of brackets.
    private static final String ESCAPED = "^$.[]()|{}*+?\\\"nrt";

    /// What may stand after a backslash in brackets.
    private static final String ESCAPED_IN_CLASS = "\\[]\"nrt";

    /// What needs its backslash only outside of brackets, or never.
    private static final String PLAIN_IN_CLASS = "$.()|{}*+?/";

    private final String pattern;
    private final StringBuilder out = new StringBuilder();
    private boolean inClass;

    private FormatPattern(String pattern) {
        this.pattern = pattern;
    }

    /// The same expression for a grammar, or null if it cannot be said.
    static @Nullable String of(String pattern) {
        int last = pattern.length() - 1;
        boolean anchored =
                last > 0
                        && pattern.charAt(0) == '^'
                        && pattern.charAt(last) == '$'
                        && pattern.charAt(last - 1) != '\\';
        FormatPattern copy = new FormatPattern(pattern);
        return anchored && copy.rewrite() ? copy.out.toString() : null;
    }

    private boolean rewrite() {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
                if (i == pattern.length() || !escape(pattern.charAt(i))) {
                    return false;
                }
                continue;
            }
            if (!inClass && c == '(' && pattern.startsWith("(?", i)) {
                return false; // a group of a special kind
            }
            if (c == '[' && !inClass) {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            }
            out.append(c);
        }
        return !inClass;
    }

    private boolean escape(char c) {
        String spelled = spelled(c);
        if (spelled != null) {
            out.append(inClass ? spelled : "[" + spelled + "]");
            return true;
        }
        boolean plain = c == '/' || (inClass && PLAIN_IN_CLASS.indexOf(c) >= 0);
        if (plain) {
            out.append(c);
            return true;
        }
        out.append('\\').append(c);
        return (inClass ? ESCAPED_IN_CLASS : ESCAPED).indexOf(c) >= 0;
    }

    private static @Nullable String spelled(char c) {
        return switch (c) {
            case 'd' -> "0-9";
            case 'w' -> "A-Za-z0-9_";
            case 's' -> " \\t\\n\\r";
            default -> null;
        };
    }
}
