package aigateway.server.http;

import java.nio.charset.StandardCharsets;

/// Builds the short ASCII value of `server-timing`. For one thread.
final class Digits {
    private final byte[] out = new byte[64];
    private int size;

    Digits(byte[] begin) {
        add(begin);
    }

    Digits add(byte[] text) {
        System.arraycopy(text, 0, out, size, text.length);
        size += text.length;
        return this;
    }

    /// Adds a time span in milliseconds, with three decimals.
    void millis(long nanos) {
        long micros = Math.max(0, nanos / 1_000);
        whole(micros / 1_000);
        int rest = (int) (micros % 1_000);
        out[size++] = '.';
        out[size++] = (byte) ('0' + rest / 100);
        out[size++] = (byte) ('0' + rest / 10 % 10);
        out[size++] = (byte) ('0' + rest % 10);
    }

    private void whole(long number) {
        if (number >= 10) {
            whole(number / 10);
        }
        out[size++] = (byte) ('0' + number % 10);
    }

    @Override
    public String toString() {
        return new String(out, 0, size, StandardCharsets.ISO_8859_1);
    }
}
