package aigateway.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/// Ports where nobody answers.
public final class Ports {
    private Ports() {}

    /// A port that refuses connections.
    public static int refusing() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port where connections are neither accepted nor refused, so that connecting takes for
    /// ever: its queue is full.
    public static Silent silent() {
        return new Silent();
    }

    /// See [#silent()].
    public static final class Silent implements AutoCloseable {
        private final List<Closeable> held = new ArrayList<>();
        private final int port;

        private Silent() {
            try {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                port = socket.getLocalPort();
                fill();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The port.
        public int port() {
            return port;
        }

        private void fill() throws IOException {
            for (int i = 0; i < 64; i++) {
                Socket caller = new Socket();
                held.add(caller);
                try {
                    caller.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
                } catch (SocketTimeoutException full) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (Closeable each : held) {
                each.close();
            }
        }
    }
}
