package aigateway.dialect.eventstream;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The headers of one message, read in their bytes: a name's length (one byte), the name, the
/// value's type (one byte), the value. Immutable.
public final class EventHeaders {
    private static final int BYTES = 6;
    private static final int STRING = 7;

    private final Bytes bytes;

    EventHeaders(Bytes bytes) {
        this.bytes = bytes;
    }

    /// The text under a name of ASCII letters; null if there is none, if it is no text, or if the
    /// headers are malformed before it.
    public @Nullable String text(String name) {
        byte[] in = bytes.array();
        int at = bytes.offset();
        int end = bytes.end();
        while (at < end) {
            int nameAt = at + 1;
            int typeAt = nameAt + (in[at] & 0xff);
            if (typeAt >= end) {
                return null;
            }
            int valueAt = typeAt + 1;
            int type = in[typeAt];
            boolean counted = type == BYTES || type == STRING;
            int from = counted ? valueAt + 2 : valueAt;
            if (counted && from > end) {
                return null;
            }
            int size = counted ? (in[valueAt] & 0xff) << 8 | (in[valueAt + 1] & 0xff) : size(type);
            if (size < 0 || size > end - from) {
                return null;
            }
            if (type == STRING && is(in, nameAt, typeAt, name)) {
                return new String(in, from, size, StandardCharsets.UTF_8);
            }
            at = from + size;
        }
        return null;
    }

    /// Bytes of a value of a type with a size of its own, or -1 for a type that nobody knows.
    private static int size(int type) {
        return switch (type) {
            case 0, 1 -> 0; // true and false
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 5, 8 -> 8; // a number, a time
            case 9 -> 16;
            default -> -1;
        };
    }

    private static boolean is(byte[] in, int from, int to, String name) {
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (in[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
