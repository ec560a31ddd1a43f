package aigateway.egress.cache;

import aigateway.net.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The directives of `cache-control` (RFC 9111, 5.2), of a request or an answer.
///
/// @param noCache also where it names fields
/// @param isPrivate also where it names fields
/// @param maxAge in seconds; -1 if it is not there, 0 if it is no number
/// @param maxStale in seconds; -1 if it is not there, the largest number if it has no value
record CacheControl(
        boolean noStore,
        boolean noCache,
        boolean isPrivate,
        boolean isPublic,
        boolean mustRevalidate,
        boolean proxyRevalidate,
        boolean onlyIfCached,
        long maxAge,
        long sharedMaxAge,
        long maxStale,
        long minFresh) {
    private static final long NONE = -1;

    /// The directives of these fields. Of a directive that is there twice the first counts.
    static CacheControl of(Headers headers) {
        List<String> directives = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equals("cache-control")) {
                split(headers.value(i), directives);
            }
        }
        if (directives.isEmpty() && "no-cache".equalsIgnoreCase(headers.get("pragma"))) {
            directives.add("no-cache");
        }
        return new CacheControl(
                has(directives, "no-store"),
                has(directives, "no-cache"),
                has(directives, "private"),
                has(directives, "public"),
                has(directives, "must-revalidate"),
                has(directives, "proxy-revalidate"),
                has(directives, "only-if-cached"),
                seconds(directives, "max-age", 0),
                seconds(directives, "s-maxage", 0),
                seconds(directives, "max-stale", Long.MAX_VALUE),
                seconds(directives, "min-fresh", 0));
    }

    /// Splits at commas outside of quotes.
    private static void split(String value, List<String> into) {
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i < value.length() ? value.charAt(i) : ',';
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (i >= value.length() || (c == ',' && !quoted)) {
                String directive = value.substring(from, Math.min(i, value.length())).strip();
                if (!directive.isEmpty()) {
                    into.add(directive);
                }
                from = i + 1;
            }
        }
    }

    private static boolean has(List<String> directives, String name) {
        for (String directive : directives) {
            if (nameOf(directive).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static long seconds(List<String> directives, String name, long without) {
        for (String directive : directives) {
            if (nameOf(directive).equals(name)) {
                int at = directive.indexOf('=');
                return at < 0 ? without : number(directive.substring(at + 1).strip());
            }
        }
        return NONE;
    }

    private static String nameOf(String directive) {
        int at = directive.indexOf('=');
        return (at < 0 ? directive : directive.substring(0, at)).strip().toLowerCase(Locale.ROOT);
    }

    /// A whole number of seconds, quoted or not; 0 if it is none.
    static long number(String text) {
        String digits =
                text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                        ? text.substring(1, text.length() - 1)
                        : text;
        if (digits.isEmpty()) {
            return 0;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            value = Math.min(value * 10 + (c - '0'), Integer.MAX_VALUE);
        }
        return value;
    }
}
