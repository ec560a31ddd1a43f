package aigateway.logs.sink.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// Reads `retry-after`: seconds, or a moment.
final class RetryAfter {
    private static final long MOST_MILLIS = 3_600_000;

    private RetryAfter() {}

    /// Milliseconds to wait, an hour at most; 0 if the text is empty or says nothing.
    static long millis(String text) {
        return millis(text.strip(), System.currentTimeMillis());
    }

    static long millis(String text, long now) {
        if (text.isEmpty()) {
            return 0;
        }
        return Math.clamp(isNumber(text) ? seconds(text) : moment(text) - now, 0, MOST_MILLIS);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static long seconds(String text) {
        return text.length() > 9 ? MOST_MILLIS : Long.parseLong(text) * 1_000;
    }

    private static long moment(String text) {
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)).toEpochMilli();
        } catch (DateTimeException e) {
            return 0; // what cannot be read is no wish
        }
    }
}
