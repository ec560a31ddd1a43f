package aigateway.config.written;

import java.util.Locale;

/// Writes values as TOML, so that the reader finds them again.
public final class TomlText {
    private TomlText() {}

    /// A text; what would be taken for a variable is written so that it is none.
    public static String quoted(String text) {
        return raw(text.replace("${", "$${"));
    }

    /// A text whose variables stay variables.
    public static String raw(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /// An environment variable in place of a credential.
    public static String variable(String name) {
        return "\"${" + name + "}\"";
    }

    /// A name as environment variables have it: `GROQ_API_KEY` for `groq` and `apiKey`.
    ///
    /// @param prefix may be empty
    public static String variableName(String prefix, String key) {
        String snake = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        String both = prefix.isEmpty() ? snake : prefix + "_" + snake;
        String name = both.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "KEY_" + name : name;
    }
}
