package aigateway.net.http1;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `date` field, made once a second. For one thread.
public final class DateField {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("'date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private long second = -1;
    private byte[] line = {};

    /// The whole line for now.
    public byte[] line() {
        long now = System.currentTimeMillis() / 1000;
        if (now != second) {
            second = now;
            line = Ascii.bytes(FORMAT.format(Instant.ofEpochSecond(now)));
        }
        return line;
    }
}
