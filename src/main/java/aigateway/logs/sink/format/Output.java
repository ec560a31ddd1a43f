package aigateway.logs.sink.format;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of a request's body that are being put together: texts, JSON and protocol buffers. Grows
/// as needed. For one thread.
final class Output {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] array;
    private int size;

    Output(int capacity) {
        array = new byte[Math.max(capacity, 16)];
    }

    /// Room for the lines of all events with so many bytes around each.
    static Output forEvents(Iterable<LogEvent> events, int around) {
        long bytes = around;
        for (LogEvent event : events) {
            bytes += event.json().length() + event.id().length() + around;
        }
        return new Output(Math.toIntExact(bytes));
    }

    int size() {
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
    Bytes done() {
        return Bytes.of(array, 0, size);
    }

    /// Keeps `length` bytes free; the index of the first.
    int skip(int length) {
        ensure(length);
        size += length;
        return size - length;
    }

    /// Like [#done()], from an index on.
    Bytes doneFrom(int from) {
        return Bytes.of(array, from, size - from);
    }

    /// Writes over what is there.
    void overwrite(int at, byte[] bytes, int length) {
        System.arraycopy(bytes, 0, array, at, length);
    }

    Output put(int b) {
        ensure(1);
        array[size++] = (byte) b;
        return this;
    }

    Output put(byte[] bytes) {
        return put(bytes, 0, bytes.length);
    }

    Output put(Bytes bytes) {
        return put(bytes.array(), bytes.offset(), bytes.length());
    }

    Output put(Output other) {
        return put(other.array, 0, other.size);
    }

    Output put(byte[] from, int offset, int length) {
        ensure(length);
        System.arraycopy(from, offset, array, size, length);
        size += length;
        return this;
    }

    /// Writes a number that is not negative in decimal digits.
    Output decimal(long value) {
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
    Output seconds(long millis) {
        decimal(millis / 1_000).put('.');
        int rest = (int) (millis % 1_000);
        return put('0' + rest / 100).put('0' + rest / 10 % 10).put('0' + rest % 10);
    }

    /// Writes a text as a JSON string.
    Output quoted(String text) {
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
    Output varint(long value) {
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
