package aigateway.net.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;

/// A client that sends exactly the bytes it is told to.
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    /// Over an open socket.
    public RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Over a new connection to this machine.
    public static RawClient to(int port) throws IOException {
        return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /// Sends text of ISO-8859-1.
    public RawClient send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1));
    }

    /// Sends bytes.
    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// Reads one answer.
    public RawMessage answer() throws IOException {
        return Objects.requireNonNull(RawMessage.read(in, false), "connection ended");
    }

    /// Reads one answer that has no body whatever its head says.
    public RawMessage answerToHead() throws IOException {
        return Objects.requireNonNull(RawMessage.read(in, true), "connection ended");
    }

    /// True if the server ended the connection; waits until something comes.
    public boolean isEnded() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// The socket, for what only a socket can do.
    public Socket socket() {
        return socket;
    }

    /// What comes in.
    public InputStream input() {
        return in;
    }

    /// Cuts the connection with a reset.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
