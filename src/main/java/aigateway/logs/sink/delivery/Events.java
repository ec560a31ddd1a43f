package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.LogEvent;
import aigateway.model.Bytes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/// Makes events of lines: gives each an id that no other event has, before or after a restart. For
/// one thread.
final class Events {
    private static final String HEAD = "{\"timestamp\":\"";
    private static final int SECONDS = "2025-02-24T00:33:51".length();

    private final String prefix;
    private final InstantSource clock;
    private long last;

    /// Events whose ids begin with a random number.
    Events(InstantSource clock) {
        this(HexFormat.of().toHexDigits(new SecureRandom().nextLong()) + "-", clock);
    }

    Events(String prefix, InstantSource clock) {
        this.prefix = prefix;
        this.clock = clock;
    }

    /// The event of a line, which may end with a line feed.
    LogEvent of(Bytes line) {
        int end = line.length();
        boolean fed = end > 0 && line.array()[line.end() - 1] == '\n';
        long millis = millis(line);
        return new LogEvent(
                prefix.concat(Long.toString(++last)),
                millis < 0 ? clock.millis() : millis,
                fed ? line.slice(0, end - 1) : line);
    }

    /// When a line was written, in milliseconds since 1970; -1 if it does not begin as all do.
    static long millis(Bytes line) {
        byte[] text = line.array();
        int at = line.offset() + HEAD.length();
        if (line.length() < HEAD.length() + SECONDS + 4 || text[at - 1] != '"') {
            return -1;
        }
        int year = number(text, at, 4);
        int month = number(text, at + 5, 2);
        int day = number(text, at + 8, 2);
        int hour = number(text, at + 11, 2);
        int minute = number(text, at + 14, 2);
        int second = number(text, at + 17, 2);
        int milli = number(text, at + SECONDS + 1, 3);
        if ((year | month | day | hour | minute | second | milli) < 0) {
            return -1;
        }
        return (((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + milli;
    }

    /// Days since 1970 by the Gregorian calendar, in which a year begins with March here.
    private static long days(int year, int month, int day) {
        long from = month > 2 ? year : year - 1;
        int months = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * months + 2) / 5 + day - 1;
        return from * 365 + from / 4 - from / 100 + from / 400 + dayOfYear - 719_468;
    }

    private static int number(byte[] text, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
