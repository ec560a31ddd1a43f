package aigateway.logs.sink.record;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Looks fields up in a protocol buffer's message. What is no message has no fields.
public final class ProtoFields {
    /// One field.
    ///
    /// @param number its value if it is a whole number, else 0
    /// @param bytes its value if it is a text or a message, else empty
    public record Field(long number, Bytes bytes) {}

    private final Bytes message;
    private int at;

    private ProtoFields(Bytes message) {
        this.message = message;
    }

    /// Of a message, which is read when fields are asked for.
    public static ProtoFields of(Bytes message) {
        return new ProtoFields(message);
    }

    /// The first field of a number, or null.
    public @Nullable Field first(int number) {
        at = 0;
        while (at >= 0 && at < message.length()) {
            long tag = varint();
            Field field = at < 0 ? null : value((int) tag & 7);
            if (field == null || at > message.length()) {
                return null;
            }
            if (tag >>> 3 == number) {
                return field;
            }
        }
        return null;
    }

    private @Nullable Field value(int type) {
        switch (type) {
            case Proto.VARINT -> {
                long value = varint();
                return at < 0 ? null : new Field(value, Bytes.EMPTY);
            }
            case Proto.FIXED64 -> at += 8;
            case Proto.LENGTH -> {
                long length = varint();
                if (at < 0 || length < 0 || length > message.length() - at) {
                    return null;
                }
                at += (int) length;
                return new Field(0, message.slice(at - (int) length, at));
            }
            case 5 -> at += 4; // fixed, 32 bits
            default -> {
                return null;
            }
        }
        return new Field(0, Bytes.EMPTY);
    }

    /// Reads a number of variable length; sets the place to -1 if there is none.
    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64 && at < message.length(); shift += 7) {
            byte b = message.array()[message.offset() + at++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        at = -1;
        return 0;
    }
}
