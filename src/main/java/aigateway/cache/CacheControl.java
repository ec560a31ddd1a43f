package aigateway.cache;

import org.jspecify.annotations.Nullable;

/// What a call's `Cache-Control` says. Directives that mean nothing here are ignored.
///
/// @param noCache nothing is looked up, but the answer is kept
/// @param noStore nothing is looked up, nothing is kept
/// @param maxAgeSeconds oldest answer that is wanted, or -1 for any that is kept
record CacheControl(boolean noCache, boolean noStore, int maxAgeSeconds) {
    private static final CacheControl NONE = new CacheControl(false, false, -1);
    private static final String MAX_AGE = "max-age=";

    static CacheControl read(@Nullable String field) {
        if (field == null) {
            return NONE;
        }
        boolean noCache = false;
        boolean noStore = false;
        int maxAge = -1;
        int from = 0;
        while (from <= field.length()) {
            int comma = field.indexOf(',', from);
            int to = comma < 0 ? field.length() : comma;
            String word = field.substring(from, to).strip();
            noCache |= word.equalsIgnoreCase("no-cache");
            noStore |= word.equalsIgnoreCase("no-store");
            if (word.regionMatches(true, 0, MAX_AGE, 0, MAX_AGE.length())) {
                maxAge = seconds(word, MAX_AGE.length(), maxAge);
            }
            from = to + 1;
        }
        // an answer of no age at all is a fresh one
        return new CacheControl(noCache || maxAge == 0, noStore, maxAge == 0 ? -1 : maxAge);
    }

    private static int seconds(String word, int from, int fallback) {
        String digits = word.substring(from).replace("\"", "").strip();
        if (digits.isEmpty()) {
            return fallback;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return fallback;
            }
            value = Math.min(value * 10 + (c - '0'), CacheKeys.MOST_SECONDS);
        }
        return (int) value;
    }
}
