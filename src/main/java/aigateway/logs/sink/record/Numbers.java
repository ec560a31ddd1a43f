package aigateway.logs.sink.record;

import java.nio.charset.StandardCharsets;

/// Reads JSON's numbers as the log writes them.
final class Numbers {
    /// Digits that a double holds whatever they are.
    private static final int EXACT_DIGITS = 15;

    /// Digits that 64 bits hold whatever they are.
    private static final int LONG_DIGITS = 18;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private Numbers() {}

    /// True for a whole number that 64 bits hold.
    static boolean isWhole(byte[] in, int from, int to) {
        for (int i = in[from] == '-' ? from + 1 : from; i < to; i++) {
            if (in[i] < '0' || in[i] > '9') {
                return false;
            }
        }
        return to - from <= LONG_DIGITS;
    }

    static long whole(byte[] in, int from, int to) {
        boolean negative = in[from] == '-';
        long value = 0;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            value = value * 10 + (in[i] - '0');
        }
        return negative ? -value : value;
    }

    /// A number with a few digits and a point is their quotient, which is exact; others are read by
    /// the book. NaN for what is no number.
    static double fraction(byte[] in, int from, int to) {
        int begin = in[from] == '-' ? from + 1 : from;
        long digits = 0;
        int decimals = -1;
        for (int i = begin; i < to; i++) {
            if (in[i] == '.' && decimals < 0) {
                decimals = to - i - 1;
            } else if (in[i] >= '0' && in[i] <= '9' && to - begin <= EXACT_DIGITS) {
                digits = digits * 10 + (in[i] - '0');
            } else {
                return byTheBook(new String(in, from, to - from, StandardCharsets.US_ASCII));
            }
        }
        double value = digits / POWERS[Math.max(decimals, 0)];
        return begin > from ? -value : value;
    }

    private static double byTheBook(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // a line of another kind of writer than the gateway's
        }
    }
}
