package aigateway.config;

import org.jspecify.annotations.Nullable;

/// Fills in `${NAME}` from the environment; `$${` stands for `${` itself.
final class Variables {
    private Variables() {}

    /// The text with its variables, or null if a problem was noted.
    static @Nullable String fill(Reading reading, String text, Place place) {
        int at = text.indexOf("${");
        if (at < 0) {
            return text;
        }
        reading.rewriting().template(place, text);
        StringBuilder out = new StringBuilder(text.length() + 32);
        boolean good = true;
        int from = 0;
        for (; at >= 0; at = text.indexOf("${", from)) {
            if (at > from && text.charAt(at - 1) == '$') {
                out.append(text, from, at - 1).append("${");
                from = at + 2;
                continue;
            }
            out.append(text, from, at);
            int end = text.indexOf('}', at);
            if (end < 0 || !isName(text, at + 2, end)) {
                reading.problem(
                        place,
                        "`${` must be followed by the name of an environment variable and `}`;"
                                + " write `$${` for the characters themselves");
                return null;
            }
            good &= append(reading, text.substring(at + 2, end), place, out);
            from = end + 1;
        }
        return good ? out.append(text, from, text.length()).toString() : null;
    }

    private static boolean append(Reading reading, String name, Place place, StringBuilder out) {
        String value = reading.environment().get(name);
        if (value == null) {
            reading.problem(place, "the environment variable " + name + " is not set");
            return false;
        }
        out.append(value);
        return true;
    }

    private static boolean isName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!letter && (i == from || c < '0' || c > '9')) {
                return false;
            }
        }
        return to > from;
    }
}
