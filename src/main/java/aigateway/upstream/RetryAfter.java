package aigateway.upstream;

import aigateway.net.HeaderView;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/// Reads `retry-after-ms` and `retry-after` (RFC 9110, section 10.2.3: seconds or a date).
final class RetryAfter {
    /// Longest wait that is believed, in seconds.
    static final int MOST_SECONDS = 3_600;

    private RetryAfter() {}

    /// Seconds to wait, rounded up, at most [#MOST_SECONDS]; 0 if nothing sensible is said.
    static int seconds(HeaderView headers, Clock clock) {
        String millis = headers.get("retry-after-ms");
        if (millis != null) {
            return clamp(number(millis) / 1_000);
        }
        String value = headers.get("retry-after");
        if (value == null) {
            return 0;
        }
        double seconds = number(value);
        return clamp(Double.isNaN(seconds) ? untilDate(value, clock) : seconds);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static double untilDate(String text, Clock clock) {
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), at.toInstant()).toMillis() / 1_000.0;
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private static int clamp(double seconds) {
        return seconds > 0 ? (int) Math.ceil(Math.min(seconds, MOST_SECONDS)) : 0;
    }
}
