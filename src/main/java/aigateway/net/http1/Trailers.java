package aigateway.net.http1;

import aigateway.net.HeaderView;
import aigateway.net.Headers;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fields behind a body. Those that say how a message is read, where it goes or who sends it count
/// only in front of the body: behind it they are dropped, as are names that are none.
public final class Trailers {
    private static final Set<String> DROPPED =
            Set.of(
                    "connection",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "host",
                    "expect",
                    "max-forwards",
                    "range",
                    "authorization",
                    "www-authenticate",
                    "cookie",
                    "set-cookie",
                    "cache-control",
                    "age",
                    "expires",
                    "location",
                    "retry-after",
                    "vary");

    private Trailers() {}

    /// Reads lines that end with a line feed each; null if nothing acceptable is among them.
    static @Nullable Headers parse(byte[] lines, int size) {
        Headers fields = new Headers();
        int from = 0;
        for (int i = 0; i < size; i++) {
            if (lines[i] == '\n') {
                take(lines, from, i, fields);
                from = i + 1;
            }
        }
        return fields.size() == 0 ? null : fields;
    }

    private static void take(byte[] lines, int from, int to, Headers fields) {
        int colon = from;
        while (colon < to && lines[colon] != ':') {
            colon++;
        }
        String name = Ascii.text(lines, from, colon - from).toLowerCase(Locale.ROOT);
        if (colon < to && isAllowed(name)) {
            fields.add(name, Ascii.text(lines, colon + 1, to - colon - 1).strip());
        }
    }

    /// The fields of a view that may stand behind a body; null if there are none.
    public static @Nullable Headers of(@Nullable HeaderView view) {
        if (view == null) {
            return null;
        }
        Headers fields = new Headers();
        view.forEach(
                (name, value) -> {
                    if (isAllowed(name)) {
                        fields.add(name, value);
                    }
                });
        return fields.size() == 0 ? null : fields;
    }

    private static boolean isAllowed(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > 0x7f || c >= 'A' && c <= 'Z' || !Ascii.isToken((byte) c)) {
                return false;
            }
        }
        return !name.isEmpty()
                && !name.startsWith("content-")
                && !name.startsWith("proxy-")
                && !name.startsWith("if-")
                && !DROPPED.contains(name);
    }
}
