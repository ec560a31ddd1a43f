package aigateway.net.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// Speaks HTTP/2 frame by frame with prior knowledge, also what nobody should send.
public final class RawH2 implements AutoCloseable {
    /// Frame types.
    public static final int DATA = 0;

    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    /// Flags.
    public static final int END_STREAM = 1;

    public static final int END_HEADERS = 4;

    /// A frame.
    @SuppressWarnings("ArrayRecordComponent")
    public record Frame(int type, int flags, int stream, byte[] payload) {
        /// True if the stream ends with it.
        public boolean isEnd() {
            return (flags & END_STREAM) != 0;
        }

        /// The last four bytes as a number: an error code, for the frames that have one.
        public int code() {
            int at = type == GOAWAY ? 4 : 0;
            return (payload[at] & 0xff) << 24
                    | (payload[at + 1] & 0xff) << 16
                    | (payload[at + 2] & 0xff) << 8
                    | payload[at + 3] & 0xff;
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();

    /// Connects, and sends preface and empty settings.
    public RawH2(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
        send(SETTINGS, 0, 0);
    }

    /// Sends a frame.
    public void send(int type, int flags, int stream, byte... payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        number(out, payload.length, 3);
        out.write(type);
        out.write(flags);
        number(out, stream, 4);
        out.writeBytes(payload);
        socket.getOutputStream().write(out.toByteArray());
    }

    private static void number(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(value >>> i * 8);
        }
    }

    /// Fields as a header block: names and values in turn.
    public static byte[] block(String... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            out.write(0);
            text(out, fields[i]);
            text(out, fields[i + 1]);
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        if (bytes.length < 127) {
            out.write(bytes.length);
        } else {
            out.write(127);
            int rest = bytes.length - 127;
            while (rest >= 128) {
                out.write(rest & 127 | 128);
                rest >>>= 7;
            }
            out.write(rest);
        }
        out.writeBytes(bytes);
    }

    /// The fields of an ordinary request.
    public static byte[] request(String method, String path) {
        return block(":method", method, ":scheme", "http", ":path", path, ":authority", "x");
    }

    /// The next frame of a stream, or one that ends the connection; null at the connection's end.
    /// Settings are acknowledged.
    public @Nullable Frame next(int stream) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame == null || frame.type == GOAWAY || frame.stream == stream && stream > 0) {
                return frame;
            }
            if (frame.type == SETTINGS && frame.flags == 0) {
                send(SETTINGS, 1, 0);
            }
        }
    }

    private @Nullable Frame read() {
        try {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            int length = first << 16 | in.readUnsignedShort();
            int type = in.read();
            int flags = in.read();
            int stream = in.readInt() & 0x7fffffff;
            byte[] payload = in.readNBytes(length);
            return new Frame(type, flags, stream, payload);
        } catch (IOException e) {
            return null;
        }
    }

    /// Reads a stream's answer: status, then body.
    public String answer(int stream) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (true) {
            Frame frame = next(stream);
            if (frame == null || frame.type == GOAWAY) {
                return answer + "END";
            }
            switch (frame.type) {
                case HEADERS -> answer.append(headers(frame).status()).append(' ');
                case DATA -> answer.append(new String(frame.payload, ISO_8859_1));
                case RST_STREAM -> answer.append("RST ").append(frame.code());
                default -> {}
            }
            if (frame.type == RST_STREAM || frame.type < 2 && frame.isEnd()) {
                return answer.toString();
            }
        }
    }

    /// Decodes a header frame.
    public Http2Headers headers(Frame frame) throws IOException {
        try {
            return decoder.decodeHeaders(frame.stream, Unpooled.wrappedBuffer(frame.payload));
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
