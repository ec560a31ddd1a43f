package aigateway.net.http1;

import aigateway.net.Headers;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// Builds heads in an array that is used again and again. For one thread.
public final class HeadWriter {
    private byte[] out = new byte[2048];
    private int size;

    /// Starts anew.
    public HeadWriter clear() {
        size = 0;
        return this;
    }

    /// Adds bytes.
    public HeadWriter add(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, out, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /// Adds text of ISO-8859-1.
    @SuppressWarnings("deprecation")
    public HeadWriter add(String text) {
        int length = text.length();
        room(length);
        // The one call that copies without making an array first.
        text.getBytes(0, length, out, size);
        size += length;
        return this;
    }

    /// Adds one character.
    public HeadWriter add(char c) {
        room(1);
        out[size++] = (byte) c;
        return this;
    }

    /// Adds all fields, each with its line's end.
    public HeadWriter add(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            add(headers.name(i)).add(':').add(' ').add(headers.value(i)).line();
        }
        return this;
    }

    /// Adds a number in decimal.
    public HeadWriter decimal(long number) {
        room(20);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = size + digits - 1; i >= size; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /// Adds the line of a chunk's size.
    public HeadWriter chunkSize(long number) {
        room(18);
        int shift = (63 - Long.numberOfLeadingZeros(number | 1)) / 4 * 4;
        for (; shift >= 0; shift -= 4) {
            out[size++] = (byte) "0123456789abcdef".charAt((int) (number >>> shift) & 15);
        }
        return line();
    }

    /// Ends a line.
    public HeadWriter line() {
        room(2);
        out[size++] = '\r';
        out[size++] = '\n';
        return this;
    }

    /// Number of bytes.
    public int size() {
        return size;
    }

    /// Copies all to a buffer.
    public void writeTo(ByteBuf buffer) {
        buffer.writeBytes(out, 0, size);
    }

    private void room(int bytes) {
        if (size + bytes > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + bytes));
        }
    }
}
