package aigateway.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Runs over text that needs no closer look, sixteen bytes at a time.
final class Plain {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long TWOS = ONES * 2;
    private static final long BELOW = ONES * 0x21;
    private static final long BACKSLASHES = ONES * '\\';

    private Plain() {}

    /// Index of the next byte that needs a closer look: a quote, a backslash, a control character
    /// or one beyond ASCII; at the latest where less than sixteen bytes are left.
    static int end(byte[] bytes, int from, int to) {
        int p = from;
        int last = to - 16;
        while (p <= last) {
            long a = special((long) LONGS.get(bytes, p));
            long b = special((long) LONGS.get(bytes, p + 8));
            if ((a | b) != 0) {
                return a != 0
                        ? p + (Long.numberOfTrailingZeros(a) >>> 3)
                        : p + 8 + (Long.numberOfTrailingZeros(b) >>> 3);
            }
            p += 16;
        }
        return p;
    }

    /// The high bit of each byte that needs a closer look (of those above the first one, too,
    /// perhaps). With bit 1 flipped, the quote (0x22) and the control characters are just those
    /// below 0x21.
    private static long special(long x) {
        return (((x ^ TWOS) - BELOW) | ((x ^ BACKSLASHES) - ONES) | x) & HIGHS;
    }
}
