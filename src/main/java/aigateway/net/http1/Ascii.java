package aigateway.net.http1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Bytes of header text.
final class Ascii {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final boolean[] TOKEN = new boolean[256];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Ascii() {}

    /// True for a character of a header name or method.
    static boolean isToken(byte b) {
        return TOKEN[b & 0xff];
    }

    /// Index of the first control character other than tab, or `end`. Eight bytes at a time.
    static int control(byte[] in, int from, int end) {
        int i = from;
        while (true) {
            while (i + 8 <= end) {
                long word = (long) LONGS.get(in, i);
                long below = (word - ONES * 0x20) & ~word;
                long delete = word ^ (ONES * 0x7f);
                long found = (below | ((delete - ONES) & ~delete)) & HIGH;
                if (found != 0) {
                    i += Long.numberOfTrailingZeros(found) >>> 3;
                    break;
                }
                i += 8;
            }
            while (i < end && in[i] != 0x7f && (in[i] < 0 || in[i] >= ' ')) {
                i++;
            }
            if (i == end || in[i] != '\t') {
                return i;
            }
            i++;
        }
    }

    /// True if the bytes from `from` are this text, which is in lower case, in any case.
    static boolean matches(byte[] in, int from, int length, byte[] lower) {
        if (length != lower.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = in[from + i];
            if (b != lower[i] && (b < 'A' || b > 'Z' || (b | 0x20) != lower[i])) {
                return false;
            }
        }
        return true;
    }

    /// The same for a string.
    static boolean matches(byte[] in, int from, int length, String lower) {
        if (length != lower.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = in[from + i];
            char c = lower.charAt(i);
            if (b != c && (b < 'A' || b > 'Z' || (b | 0x20) != c)) {
                return false;
            }
        }
        return true;
    }

    static boolean equal(byte[] in, int from, int length, String text) {
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (in[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] in, int from, int length) {
        return new String(in, from, length, StandardCharsets.ISO_8859_1);
    }
}
