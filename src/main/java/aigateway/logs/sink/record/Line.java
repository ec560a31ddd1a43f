package aigateway.logs.sink.record;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.logs.Level;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the head of a log line by its place: `{"timestamp":"…","level":"…",` as every line begins.
/// A line that begins in another way is parsed, or has no level and another time.
public final class Line {
    private static final byte[] TIMESTAMP = ascii("{\"timestamp\":\"");
    private static final byte[] LEVEL = ascii("\",\"level\":\"");

    /// `2025-02-24T00:33:51.127868Z`.
    private static final int TIMESTAMP_LENGTH = 27;

    private static final int TIMESTAMP_END = TIMESTAMP.length + TIMESTAMP_LENGTH;
    private static final int LEVEL_AT = TIMESTAMP_END + LEVEL.length;

    private Line() {}

    /// The bytes of a text of ASCII characters.
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The line's level; INFO if it has none.
    public static Level level(Bytes json) {
        if (isUsual(json)) {
            switch (json.array()[json.offset() + LEVEL_AT]) {
                case 'D' -> {
                    return Level.DEBUG;
                }
                case 'I' -> {
                    return Level.INFO;
                }
                case 'W' -> {
                    return Level.WARN;
                }
                default -> {
                    return Level.ERROR;
                }
            }
        }
        JsonNode root = Json.root(json);
        String name = root == null ? null : root.text("level");
        for (Level level : Level.values()) {
            if (level.name().equals(name)) {
                return level;
            }
        }
        return Level.INFO;
    }

    /// Writes when the line was made, as a JSON string: as it says, else `millis` since 1970.
    public static void timestamp(Bytes json, long millis, Output out) {
        if (isUsual(json)) {
            out.put(json.array(), json.offset() + TIMESTAMP.length - 1, TIMESTAMP_LENGTH + 2);
        } else {
            out.quoted(Instant.ofEpochMilli(millis).toString());
        }
    }

    /// Writes the line's members, with the closing brace, behind members that were written before
    /// them.
    public static void members(Bytes json, Output out) {
        int from = 1;
        while (from < json.length() && json.array()[json.offset() + from] <= ' ') {
            from++;
        }
        if (json.array()[json.offset() + from] != '}') {
            out.put(',');
        }
        out.put(json.array(), json.offset() + from, json.length() - from);
    }

    /// When the line was made, in nanoseconds since 1970: as it says, else `millis` since 1970.
    static long nanos(Bytes json, long millis) {
        Long micros = isUsual(json) ? micros(json.array(), json.offset() + TIMESTAMP.length) : null;
        return micros == null ? millis * 1_000_000 : micros * 1_000;
    }

    private static @Nullable Long micros(byte[] text, int at) {
        int year = number(text, at, 4);
        int month = number(text, at + 5, 2);
        int day = number(text, at + 8, 2);
        int hour = number(text, at + 11, 2);
        int minute = number(text, at + 14, 2);
        int second = number(text, at + 17, 2);
        int micro = number(text, at + 20, 6);
        if ((year | month | day | hour | minute | second | micro) < 0) {
            return null;
        }
        long days = days(year, month, day);
        return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000_000 + micro;
    }

    /// Days since 1970 by the rule of the Gregorian calendar; years begin with March here.
    private static long days(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return shifted * 365L + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468;
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

    private static boolean isUsual(Bytes json) {
        byte[] in = json.array();
        int at = json.offset();
        return json.length() > LEVEL_AT
                && in[at + TIMESTAMP_END - 1] == 'Z'
                && Arrays.equals(in, at, at + TIMESTAMP.length, TIMESTAMP, 0, TIMESTAMP.length)
                && Arrays.equals(in, at + TIMESTAMP_END, at + LEVEL_AT, LEVEL, 0, LEVEL.length);
    }
}
