package aigateway.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/// The sending side of a [FakeProvider]'s connection: what an [Answer] writes on. For one thread.
///
/// Each write leaves at once; nothing is gathered.
public class Wire {
    /// How a connection ends before its time.
    public enum Cut {
        /// In order, as if all were said.
        FIN,
        /// With a reset.
        RST
    }

    private final Socket socket;
    private final OutputStream out;
    private final CountDownLatch gone;

    /// Writes on a socket.
    ///
    /// @param gone reaches zero when the other side has closed
    Wire(Socket socket, CountDownLatch gone) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.gone = gone;
    }

    private Wire(Wire other) {
        socket = other.socket;
        out = other.out;
        gone = other.gone;
    }

    /// Sends bytes.
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    /// Says nothing more, until the other side closes.
    public void stall() throws IOException, InterruptedException {
        gone.await();
        throw new IOException("the other side has closed");
    }

    /// Ends the connection.
    public void cut(Cut how) throws IOException {
        if (how == Cut.RST) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
        throw new IOException("cut by the script");
    }

    /// A view of this wire that sends in pieces of so many bytes.
    Wire inPieces(int size) {
        Wire whole = this;
        return new Wire(this) {
            @Override
            public void write(byte[] bytes) throws IOException {
                for (int at = 0; at < bytes.length; at += size) {
                    whole.write(
                            java.util.Arrays.copyOfRange(
                                    bytes, at, Math.min(bytes.length, at + size)));
                }
            }
        };
    }

    /// A view of this wire that is cut after so many bytes.
    Wire cutAfter(int count, Cut how) {
        Wire whole = this;
        return new Wire(this) {
            private int left = count;

            @Override
            public void write(byte[] bytes) throws IOException {
                int taken = Math.min(left, bytes.length);
                if (taken > 0) {
                    whole.write(java.util.Arrays.copyOf(bytes, taken));
                }
                left -= taken;
                if (left == 0) {
                    cut(how);
                }
            }
        };
    }
}
