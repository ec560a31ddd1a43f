package aigateway.guard.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Tells text that means what its bytes are, eight bytes at a time.
final class Plainness {
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long SPACES = LOW * ' ';
    private static final long BACKSLASHES = LOW * '\\';

    private Plainness() {}

    /// True if the bytes are ASCII, without a backslash and without two spaces in a row.
    static boolean isPlain(byte[] bytes, int from, int to) {
        long space = 0; // the last byte's mark, where the next one's is compared with it
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            long spaces = zeros(eight ^ SPACES);
            if ((eight & HIGH | zeros(eight ^ BACKSLASHES) | spaces & (spaces << 8 | space)) != 0) {
                return false;
            }
            space = spaces >>> 56;
        }
        for (; at < to; at++) {
            byte c = bytes[at];
            if (c < 0 || c == '\\' || (c == ' ' && space != 0)) {
                return false;
            }
            space = c == ' ' ? 1 : 0;
        }
        return true;
    }

    /// The high bit of each byte that is zero.
    private static long zeros(long eight) {
        return ~((eight & ~HIGH) + ~HIGH | eight | ~HIGH);
    }
}
