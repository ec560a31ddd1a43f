package aigateway.dialect.eventstream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Makes event streams for tests.
public final class Frames {
    private Frames() {}

    /// One message; headers are names and values by turns, all of them text.
    public static byte[] message(String payload, String... headers) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int i = 0; i < headers.length; i += 2) {
            byte[] name = headers[i].getBytes(StandardCharsets.UTF_8);
            byte[] value = headers[i + 1].getBytes(StandardCharsets.UTF_8);
            head.write(name.length);
            head.writeBytes(name);
            head.write(7);
            head.write(value.length >> 8);
            head.write(value.length);
            head.writeBytes(value);
        }
        return framed(payload.getBytes(StandardCharsets.UTF_8), head.toByteArray());
    }

    /// One message of bytes.
    public static byte[] framed(byte[] payload, byte[] headers) {
        int length = 16 + headers.length + payload.length;
        ByteBuffer out = ByteBuffer.allocate(length);
        out.putInt(length).putInt(headers.length);
        out.putInt(checksum(out.array(), 8));
        out.put(headers).put(payload);
        out.putInt(checksum(out.array(), length - 4));
        return out.array();
    }

    /// The checksum of the first bytes.
    static int checksum(byte[] of, int length) {
        CRC32 crc = new CRC32();
        crc.update(of, 0, length);
        return (int) crc.getValue();
    }
}
