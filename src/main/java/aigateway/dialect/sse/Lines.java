package aigateway.dialect.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds lines in bytes, and the parts of a line; stateless.
public final class Lines {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long FEEDS = ONES * '\n';
    private static final long RETURNS = ONES * '\r';

    /// Bytes of a byte order mark.
    static final int MARK_BYTES = 3;

    private Lines() {}

    /// Index of the next CR or LF, or `to` if there is none.
    public static int end(byte[] in, int from, int to) {
        int at = from;
        while (at + 8 <= to) {
            long x = (long) LONGS.get(in, at);
            long feed = x ^ FEEDS;
            long ret = x ^ RETURNS;
            long hit = (((feed - ONES) & ~feed) | ((ret - ONES) & ~ret)) & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
            at += 8;
        }
        while (at < to && in[at] != '\n' && in[at] != '\r') {
            at++;
        }
        return at;
    }

    /// Index after a byte order mark, if there is one.
    static int afterMark(byte[] in, int from, int to) {
        boolean mark =
                to - from >= MARK_BYTES
                        && in[from] == (byte) 0xEF
                        && in[from + 1] == (byte) 0xBB
                        && in[from + 2] == (byte) 0xBF;
        return mark ? from + MARK_BYTES : from;
    }

    /// True if the line's field has this name.
    static boolean isField(byte[] in, int from, int to, byte[] name) {
        int colon = from + name.length;
        if (colon > to || (colon < to && in[colon] != ':')) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (in[from + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    /// Index of a field's value: after the colon and one space; `to` if there is no colon.
    static int value(int colon, byte[] in, int to) {
        int at = Math.min(colon + 1, to);
        return at < to && in[at] == ' ' ? at + 1 : at;
    }

    /// True if the bytes are this ASCII text.
    static boolean equal(byte[] in, int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (in[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
