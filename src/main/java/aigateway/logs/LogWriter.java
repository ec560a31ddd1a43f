package aigateway.logs;

import aigateway.model.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes log lines from a thread of its own. [#accept] never blocks: when the output is slower
/// than
/// the lines come, up to [#MAX_PENDING_BYTES] wait and the rest is counted and reported.
public final class LogWriter implements Consumer<Bytes>, AutoCloseable {
    /// Most bytes that wait to be written.
    public static final long MAX_PENDING_BYTES = 16L << 20;

    // The thread looks for lines at this pace instead of being woken for each, which would cost a
    // call of the kernel per line on the event loop.
    private static final long POLL_NANOS = 10_000_000;
    private static final int BUFFER_BYTES = 64 << 10;

    private final OutputStream out;
    private final ConcurrentLinkedQueue<Bytes> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private volatile boolean closing;

    /// A writer to a stream, which it does not close.
    public LogWriter(OutputStream out) {
        this.out = out;
        thread = Thread.ofPlatform().name("logs").daemon().start(this::run);
    }

    @Override
    public void accept(Bytes line) {
        if (pending.addAndGet(line.length()) > MAX_PENDING_BYTES) {
            pending.addAndGet(-line.length());
            lost.incrementAndGet();
            return;
        }
        queue.add(line);
    }

    /// Lines that could not be written so far.
    public long lost() {
        return lost.get();
    }

    private void run() {
        long reported = 0;
        while (true) {
            boolean last = closing;
            drain();
            if (lost.get() > reported) {
                reported = lost.get();
                String note =
                        "{\"level\":\"WARN\",\"component\":\"logs\",\"message\":\"log lines were lost";
                append(
                        utf8(
                                note
                                        + ", the output is too slow\",\"metadata\":{\"lost\":"
                                        + reported
                                        + "}}\n"));
            }
            flush();
            if (last) {
                return;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private void drain() {
        @Nullable Bytes line;
        while ((line = queue.poll()) != null) {
            append(line);
            pending.addAndGet(-line.length());
        }
    }

    private void append(Bytes line) {
        if (filled + line.length() > buffer.length) {
            flush();
        }
        if (line.length() > buffer.length) {
            write(line.array(), line.offset(), line.length());
            return;
        }
        System.arraycopy(line.array(), line.offset(), buffer, filled, line.length());
        filled += line.length();
    }

    private void flush() {
        if (filled > 0) {
            write(buffer, 0, filled);
            filled = 0;
        }
    }

    private void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
            out.flush();
        } catch (IOException e) {
            // Nobody reads the output any more; there is no other place to say so.
            lost.incrementAndGet();
        }
    }

    /// Writes what is pending and ends the thread; waits for it at most five seconds.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
