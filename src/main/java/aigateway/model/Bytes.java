package aigateway.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A view of bytes that nobody writes to once it is made; the array is shared, not copied.
public final class Bytes {
    /// No bytes at all.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    private Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// A view of the whole array.
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /// A view of `length` bytes from `offset`.
    public static Bytes of(byte[] array, int offset, int length) {
        return new Bytes(array, offset, length);
    }

    /// The text's UTF-8 bytes.
    public static Bytes utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The pieces one after the other, in an array of their own.
    public static Bytes join(List<Bytes> pieces) {
        int length = 0;
        for (Bytes piece : pieces) {
            length += piece.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (Bytes piece : pieces) {
            System.arraycopy(piece.array, piece.offset, all, at, piece.length);
            at += piece.length;
        }
        return of(all);
    }

    /// The shared array; readers start at [#offset()].
    public byte[] array() {
        return array;
    }

    /// Index of the first byte in [#array()].
    public int offset() {
        return offset;
    }

    /// Number of bytes.
    public int length() {
        return length;
    }

    /// Index after the last byte in [#array()].
    public int end() {
        return offset + length;
    }

    /// True if there are no bytes.
    public boolean isEmpty() {
        return length == 0;
    }

    /// The bytes from `from` to `to`, both relative to this view.
    public Bytes slice(int from, int to) {
        return new Bytes(array, offset + from, to - from);
    }

    /// The bytes read as UTF-8.
    public String utf8() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /// A fresh array with just these bytes.
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes b
                && Arrays.equals(array, offset, end(), b.array, b.offset, b.end());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < end(); i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return utf8();
    }
}
