package aigateway.net.http1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `date` field, made once a second. For one thread.
public final class DateField {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private long second = -1;
    private String text = "";
    private byte[] line = {};

    /// The whole line for now.
    public byte[] line() {
        refresh();
        return line;
    }

    /// The value for now.
    public String text() {
        refresh();
        return text;
    }

    private void refresh() {
        long now = System.currentTimeMillis() / 1000;
        if (now != second) {
            second = now;
            text = FORMAT.format(Instant.ofEpochSecond(now));
            line = Ascii.bytes("date: " + text + "\r\n");
        }
    }
}
