package aigateway.inspect;

import aigateway.json.JsonWriter;
import aigateway.provider.Secret;
import org.jspecify.annotations.Nullable;

/// Writes values that may not be there, or may be seen only in part.
final class Shown {
    private static final int MASK = 4;

    private Shown() {}

    /// As `…9f3a`; short keys show nothing.
    static String key(Secret key) {
        return "…" + key.masked().substring(MASK).replace("*", "");
    }

    static void text(JsonWriter json, String name, @Nullable String text) {
        json.key(name);
        if (text == null) {
            json.nul();
        } else {
            json.string(text);
        }
    }

    /// A number, or null if it is `none`.
    static void number(JsonWriter json, String name, long number, long none) {
        json.key(name);
        if (number == none) {
            json.nul();
        } else {
            json.number(number);
        }
    }

    /// Milliseconds with three decimals; null for a negative time.
    static void millis(JsonWriter json, String name, long nanos) {
        json.key(name);
        if (nanos < 0) {
            json.nul();
        } else {
            json.decimal(nanos / 1_000, 3);
        }
    }
}
