package aigateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A connection to a gateway on which a test sends whatever bytes it likes. For one thread.
public final class RawCaller implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /// Connects to a loopback port.
    public RawCaller(int port) {
        this(port, 0);
    }

    /// Connects to a loopback port, with a receive buffer of so many bytes (0: the usual one).
    public RawCaller(int port, int receiveBufferBytes) {
        try {
            socket = new Socket();
            if (receiveBufferBytes > 0) {
                socket.setReceiveBufferSize(receiveBufferBytes);
            }
            socket.setTcpNoDelay(true);
            socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setSoTimeout((int) Eventually.PATIENCE.toMillis());
            in = socket.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An answer.
    ///
    /// @param fields by name in lower case; of fields with one name the last
    public record Raw(int status, Map<String, String> fields, byte[] body) {
        /// The body as text.
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// Sends text as ISO-8859-1.
    public RawCaller send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends bytes.
    public RawCaller send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            // The other side may have answered and closed before it had read all of it.
        }
        return this;
    }

    /// A well-formed chat request as bytes, to be sent as it is or to be spoiled first.
    public static String chat(String body, String... fieldLines) {
        StringBuilder request = new StringBuilder("POST /v1/chat/completions HTTP/1.1\r\n");
        request.append("host: localhost\r\ncontent-type: application/json\r\n");
        for (String line : fieldLines) {
            request.append(line).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
        return request.append("content-length: ").append(length).append("\r\n\r\n") + body;
    }

    /// Reads one answer, whose body is told by its framing.
    public Raw read() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        Map<String, String> fields = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Raw(status, fields, body(status, fields));
    }

    private byte[] body(int status, Map<String, String> fields) throws IOException {
        String length = fields.get("content-length");
        if (status < 200 || status == 204 || status == 304) {
            return new byte[0];
        }
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        if (!fields.containsKey("transfer-encoding")) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunk(); size > 0; size = chunk()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    /// Reads some bytes; fails if the connection ends before.
    public byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("the connection has ended");
        }
        return bytes;
    }

    /// True if the other side closes, without another byte.
    public boolean closedByPeer() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /// Tells the other side that nothing more will be sent.
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /// Closes with a reset.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection has ended inside of an answer: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
