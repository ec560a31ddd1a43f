package aigateway.server.inner;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Leads an answer from an event loop, which never waits, to a thread that does. The loop's side is
/// to stop for a while when much is waiting.
final class Pipe {
    /// More than this waiting is much.
    static final int MUCH_BYTES = 256 << 10;

    private final Deque<Bytes> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean full;
    private @Nullable Head head;
    private boolean ended;
    private boolean broken;

    /// An answer's head.
    ///
    /// @param whole the body, if it is there already
    record Head(int status, Headers headers, @Nullable Bytes whole) {}

    /// The loop's side: the answer begins.
    synchronized void begin(Head begun) {
        head = begun;
        ended = begun.whole() != null;
        notifyAll();
    }

    /// The loop's side: more of the answer.
    synchronized void add(Bytes data) {
        if (!ended && !data.isEmpty()) {
            waiting.add(data);
            waitingBytes += data.length();
            full |= waitingBytes > MUCH_BYTES;
            notifyAll();
        }
    }

    /// The loop's side: the answer ends.
    ///
    /// @param whole false if something is missing
    synchronized void end(boolean whole) {
        ended = true;
        broken |= !whole;
        notifyAll();
    }

    /// False from when much was waiting until half of that is.
    synchronized boolean isOpen() {
        return !full;
    }

    /// The reader's side: waits for the answer's head.
    synchronized Head head() throws IOException {
        await(() -> head != null || ended);
        if (head == null) {
            throw new IOException("the call ended without an answer");
        }
        return Objects.requireNonNull(head);
    }

    /// The reader's side: waits for more of the answer; null at its end.
    ///
    /// @throws IOException if the answer ends and is not whole
    synchronized @Nullable Bytes next() throws IOException {
        await(() -> !waiting.isEmpty() || ended);
        if (!waiting.isEmpty()) {
            Bytes all = Bytes.join(new ArrayList<>(waiting));
            waiting.clear();
            waitingBytes = 0;
            return all;
        }
        if (broken) {
            throw new IOException("the answer broke off");
        }
        return null;
    }

    /// The reader's side: what [#next()] gave is gone. True if the loop's side may go on, and has
    /// not been told.
    synchronized boolean drained() {
        boolean again = full && waitingBytes <= MUCH_BYTES / 2;
        full &= !again;
        return again;
    }

    private synchronized void await(BooleanSupplier ready) throws IOException {
        try {
            while (!ready.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the gateway stops");
        }
    }
}
