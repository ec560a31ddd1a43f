package aigateway.egress.cache;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates of HTTP, in all three forms.
final class HttpDate {
    private static final int FIRST_YEAR = 1990;

    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private static final List<DateTimeFormatter> FORMS =
            List.of(
                    NOW,
                    new DateTimeFormatterBuilder()
                            .appendPattern("EEEE, dd-MMM-")
                            // the obsolete form: whoever sends it means a year of our time
                            .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
                            .appendPattern(" HH:mm:ss 'GMT'")
                            .toFormatter(Locale.US),
                    DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US));

    private HttpDate() {}

    /// Seconds since 1970, or null if the text is no date.
    static @Nullable Long seconds(@Nullable String text) {
        if (text == null || text.length() < 24) {
            return null;
        }
        for (DateTimeFormatter form : FORMS) {
            try {
                return LocalDateTime.parse(text, form).toEpochSecond(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                // another form, or none
            }
        }
        return null;
    }

    /// A moment as fields write it.
    static String text(long seconds) {
        return NOW.format(Instant.ofEpochSecond(seconds));
    }
}
