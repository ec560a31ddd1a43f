package aigateway.logs.sink.record;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of a request's body that are being put together: texts, JSON and protocol buffers. Grows
/// as needed. For one thread.
public final class Output {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] array;
    private int size;

    /// With room for so many bytes to begin with.
    public Output(int capacity) {
        array = new byte[Math.max(capacity, 16)];
    }

    /// Number of bytes that were written.
    public int size() {
        return size;
    }

    /// Forgets what was written, keeps the room.
    void clear() {
        size = 0;
    }

    /// Forgets what was written behind a place.
    void cut(int at) {
        size = at;
    }

    /// What was written; the output must not be used afterwards.
    public Bytes done() {
        return Bytes.of(array, 0, size);
    }

    /// Keeps `length` bytes free; the index of the first.
    public int skip(int length) {
        ensure(length);
        size += length;
        return size - length;
    }

    /// Like [#done()], from an index on.
    public Bytes doneFrom(int from) {
        return Bytes.of(array, from, size - from);
    }

    /// Writes over what is there.
    public void overwrite(int at, byte[] bytes) {
        System.arraycopy(bytes, 0, array, at, bytes.length);
    }

    /// Writes a byte.
    public Output put(int b) {
        ensure(1);
        array[size++] = (byte) b;
        return this;
    }

    /// Writes bytes.
    public Output put(byte[] bytes) {
        return put(bytes, 0, bytes.length);
    }

    /// Writes bytes.
    public Output put(Bytes bytes) {
        return put(bytes.array(), bytes.offset(), bytes.length());
    }

    /// Writes what was written to another.
    public Output put(Output other) {
        return put(other.array, 0, other.size);
    }

    /// Writes a part of an array.
    public Output put(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, array, size, length);
        size += length;
        return this;
    }

    /// Writes a number that is not negative in decimal digits.
    public Output decimal(long value) {
        int length = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            length++;
        }
        ensure(length);
        long rest = value;
        for (int at = size + length - 1; at >= size; at--) {
            array[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += length;
        return this;
    }

    /// Writes milliseconds as seconds with three decimals.
    public Output seconds(long millis) {
        decimal(millis / 1_000).put('.');
        int rest = (int) (millis % 1_000);
        return put('0' + rest / 100).put('0' + rest / 10 % 10).put('0' + rest % 10);
    }

    /// Writes a text as a JSON string.
    public Output quoted(String text) {
        ensure(text.length() + 2);
        array[size++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                escape(c);
            } else {
                put(c);
            }
        }
        return put('"');
    }

    private void escape(char c) {
        put('\\').put('u').put(HEX[c >> 12]).put(HEX[c >> 8 & 15]).put(HEX[c >> 4 & 15]);
        put(HEX[c & 15]);
    }

    /// Writes a protocol buffer's number of variable length.
    public Output varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            array[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        array[size++] = (byte) rest;
        return this;
    }

    /// Writes eight bytes, the lowest first.
    Output fixed64(long value) {
        ensure(8);
        for (int shift = 0; shift < 64; shift += 8) {
            array[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void ensure(int more) {
        if (size + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
        }
    }
}
