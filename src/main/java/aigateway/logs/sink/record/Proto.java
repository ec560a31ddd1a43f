package aigateway.logs.sink.record;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;

/// Writes fields of protocol buffers: what OTLP needs, an attribute above all.
public final class Proto {
    /// The wire type of a number of variable length.
    public static final int VARINT = 0;
    /// The wire type of eight bytes.
    public static final int FIXED64 = 1;
    /// The wire type of texts, bytes and messages.
    public static final int LENGTH = 2;

    // AnyValue's fields with their wire types, a byte each
    private static final int STRING_VALUE = 1 << 3 | LENGTH;
    private static final int BOOL_VALUE = 2 << 3 | VARINT;
    private static final int INT_VALUE = 3 << 3 | VARINT;
    private static final int DOUBLE_VALUE = 4 << 3 | FIXED64;

    private Proto() {}

    /// Begins a field.
    public static Output tag(Output out, int number, int type) {
        return out.varint((long) number << 3 | type);
    }

    /// Writes a field: bytes, or a text in UTF-8.
    public static void bytes(Output out, int number, byte[] value) {
        tag(out, number, LENGTH).varint(value.length).put(value);
    }

    /// Writes a field: a message.
    public static void message(Output out, int number, Output content) {
        tag(out, number, LENGTH).varint(content.size()).put(content);
    }

    /// The first field of a `KeyValue`, ready to be copied.
    public static byte[] key(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        Output out = new Output(text.length + 8);
        bytes(out, 1, text);
        return out.done().toByteArray();
    }

    /// Begins the field `number` of the type `KeyValue`; its value, of `length` bytes, must follow.
    static Output attribute(Output out, int number, byte[] key, int length) {
        tag(out, number, LENGTH).varint(key.length + 1 + size(length) + length);
        return out.put(key).put(2 << 3 | LENGTH).varint(length);
    }

    /// Writes a field of the type `KeyValue`: an attribute that is a text, in UTF-8.
    public static void text(Output out, int number, byte[] key, byte[] text) {
        text(out, number, key, text, 0, text.length);
    }

    static void text(Output out, int number, byte[] key, byte[] text, int from, int length) {
        attribute(out, number, key, 1 + size(length) + length);
        textValue(out, text, from, length);
    }

    /// The content of an `AnyValue`: a text.
    static void textValue(Output out, byte[] text, int from, int length) {
        out.put(STRING_VALUE).varint(length).put(text, from, length);
    }

    /// The content of an `AnyValue`: a whole number that 64 bits hold, or a fraction.
    static void numberValue(Output out, Bytes json) {
        byte[] in = json.array();
        int from = json.offset();
        int to = json.end();
        if (Numbers.isWhole(in, from, to)) {
            out.put(INT_VALUE).varint(Numbers.whole(in, from, to));
        } else {
            double value = Numbers.fraction(in, from, to);
            out.put(DOUBLE_VALUE).fixed64(Double.doubleToRawLongBits(value));
        }
    }

    /// The content of an `AnyValue`: a flag.
    static void boolValue(Output out, boolean value) {
        out.put(BOOL_VALUE).put(value ? 1 : 0);
    }

    /// Bytes that a number of variable length takes.
    static int size(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value | 1) + 6) / 7;
    }
}
