package aigateway.analytics.series;

import java.util.Arrays;

/// Numbers of a step of time in as few bytes as they need: for each that is not zero, how far it
/// stands from the one before, and itself, both in groups of seven bits.
final class Pack {
    private static final int LONGEST = 10;

    private Pack() {}

    static byte[] of(Sums sums) {
        byte[] out = new byte[256];
        int size = 0;
        int before = -1;
        for (int i = 0; i < sums.values.length; i++) {
            long value = sums.values[i];
            if (value != 0) {
                if (size + 2 * LONGEST > out.length) {
                    out = Arrays.copyOf(out, 2 * out.length);
                }
                size = put(out, size, i - before);
                size = put(out, size, value);
                before = i;
            }
        }
        return Arrays.copyOf(out, size);
    }

    private static int put(byte[] out, int at, long value) {
        int next = at;
        long rest = value;
        while (rest >>> 7 != 0) {
            out[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[next++] = (byte) rest;
        return next;
    }

    /// Takes a number and its place.
    interface Taker {
        void take(int place, long value);
    }

    /// Hands over all numbers.
    ///
    /// @throws IllegalArgumentException if these bytes are no such numbers
    static void read(byte[] packed, Taker taker) {
        int place = -1;
        int at = 0;
        while (at < packed.length) {
            long gap = value(packed, at);
            at = end(packed, at);
            if (at == packed.length || gap <= 0 || gap >= Layout.SIZE - place) {
                throw new IllegalArgumentException("a place that is not there");
            }
            place += (int) gap;
            taker.take(place, value(packed, at));
            at = end(packed, at);
        }
    }

    private static int end(byte[] packed, int from) {
        int at = from;
        while (at < packed.length && packed[at] < 0) {
            at++;
        }
        return Math.min(at + 1, packed.length);
    }

    private static long value(byte[] packed, int from) {
        long value = 0;
        for (int at = from, shift = 0; at < packed.length; at++, shift += 7) {
            value |= (long) (packed[at] & 0x7f) << shift;
            if (packed[at] >= 0) {
                break;
            }
        }
        return value;
    }
}
