package aigateway.egress.cache;

import aigateway.net.Headers;
import org.jspecify.annotations.Nullable;

/// Whether a kept answer may be given out (RFC 9111, 4), and in which form.
final class Reuse {
    private Reuse() {}

    /// True if it may be given out without asking the server.
    static boolean isUsable(StoredAnswer stored, CacheControl asked, long nowMillis) {
        if (stored.validateAlways() || asked.noCache()) {
            return false;
        }
        if (asked.maxAge() >= 0 && stored.ageSeconds(nowMillis) > asked.maxAge()) {
            return false;
        }
        long extra = Math.max(0, asked.minFresh()) * 1_000;
        if (stored.isFresh(nowMillis, extra)) {
            return asked.maxAge() != 0;
        }
        if (asked.maxStale() < 0 || stored.validateStale()) {
            return false;
        }
        long stale = (nowMillis - stored.bornMillis() - stored.freshMillis()) / 1_000;
        return stale <= asked.maxStale();
    }

    /// True if the caller's own copy is as good, so that 304 says all.
    static boolean callerHas(StoredAnswer stored, Headers request) {
        if (stored.status() != 200) {
            return false;
        }
        String tags = all(request, "if-none-match");
        if (tags != null) {
            return tags.strip().equals("*") || names(tags, stored.etag());
        }
        Long since = HttpDate.seconds(request.get("if-modified-since"));
        Long changed = HttpDate.seconds(stored.lastModified());
        return since != null && changed != null && changed <= since;
    }

    private static @Nullable String all(Headers headers, String name) {
        String all = null;
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equals(name)) {
                all = all == null ? headers.value(i) : all + "," + headers.value(i);
            }
        }
        return all;
    }

    /// Compares as `if-none-match` does: weakly.
    static boolean names(String tags, @Nullable String etag) {
        if (etag == null) {
            return false;
        }
        String opaque = opaque(etag.strip());
        int at = 0;
        while (at < tags.length()) {
            int open = tags.indexOf('"', at);
            int close = open < 0 ? -1 : tags.indexOf('"', open + 1);
            if (close < 0) {
                return false;
            }
            if (tags.substring(open, close + 1).equals(opaque)) {
                return true;
            }
            at = close + 1;
        }
        return false;
    }

    private static String opaque(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }
}
