package aigateway.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 over everything that shapes an answer.
record AnswerKey(long a, long b, long c, long d) implements Comparable<AnswerKey> {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int BYTES = 32;

    static AnswerKey of(byte[] digest) {
        return new AnswerKey(
                (long) LONGS.get(digest, 0),
                (long) LONGS.get(digest, 8),
                (long) LONGS.get(digest, 16),
                (long) LONGS.get(digest, 24));
    }

    /// The key that [#toString()] wrote, or null if it is none.
    static @Nullable AnswerKey parse(String hex) {
        if (hex.length() != BYTES * 2) {
            return null;
        }
        try {
            return of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public int compareTo(AnswerKey other) {
        int first = Long.compareUnsigned(a, other.a);
        int second = first != 0 ? first : Long.compareUnsigned(b, other.b);
        int third = second != 0 ? second : Long.compareUnsigned(c, other.c);
        return third != 0 ? third : Long.compareUnsigned(d, other.d);
    }

    @Override
    public int hashCode() {
        return (int) a;
    }

    /// 64 digits, in the order of the keys.
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
    }
}
