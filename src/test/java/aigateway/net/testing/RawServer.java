package aigateway.net.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server that plays a script on each connection, byte by byte if need be.
public final class RawServer implements AutoCloseable {
    /// What happens on one connection; it is closed at the script's end.
    public interface Script {
        /// Plays it. `index` counts connections from 0.
        void play(Peer peer, int index) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Peer> peers = new ConcurrentLinkedQueue<>();

    /// Plays this script for every connection, on a port of its own.
    public RawServer(Script script) throws IOException {
        this(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), script);
    }

    /// Plays this script for every connection of a listening socket.
    public RawServer(ServerSocket listener, Script script) {
        this.listener = listener;
        Thread.ofVirtual().start(() -> accept(script));
    }

    /// The port.
    public int port() {
        return listener.getLocalPort();
    }

    /// Connections so far.
    public int connections() {
        return connections.get();
    }

    private void accept(Script script) {
        try {
            while (true) {
                Peer peer = new Peer(listener.accept());
                int index = connections.getAndIncrement();
                peers.add(peer);
                Thread.ofVirtual().start(() -> play(script, peer, index));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void play(Script script, Peer peer, int index) {
        try (peer) {
            script.play(peer, index);
        } catch (IOException | InterruptedException e) {
            // The other side went away, or the test is over.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Peer peer : peers) {
            peer.close();
        }
    }

    /// One connection.
    public static final class Peer implements AutoCloseable {
        private final Socket socket;
        private @Nullable InputStream in;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
        }

        /// What comes in.
        public InputStream input() throws IOException {
            InputStream known = in;
            if (known == null) {
                known = new BufferedInputStream(socket.getInputStream());
                in = known;
            }
            return known;
        }

        /// Reads a request; null at the end.
        public @Nullable RawMessage request() throws IOException {
            return RawMessage.read(input(), false);
        }

        /// Sends text of ISO-8859-1.
        public Peer send(String text) throws IOException {
            return send(text.getBytes(ISO_8859_1));
        }

        /// Sends bytes.
        public Peer send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        }

        /// Waits until the other side ends the connection, in whatever way.
        public void awaitEnd() throws IOException {
            try {
                while (input().read() >= 0) {
                    // Thrown away.
                }
            } catch (SocketException reset) {
                // That is an end, too.
            }
        }

        /// Cuts the connection with a reset.
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// The socket, for what only a socket can do.
        public Socket socket() {
            return socket;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
