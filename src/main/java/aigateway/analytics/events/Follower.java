package aigateway.analytics.events;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One who looks. What does not fit into the queue, for it reads too slowly, is left out: the next
/// second brings news.
final class Follower {
    private static final int MOST_WAITING = 64;
    private static final long SILENCE_SECONDS = 15;

    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final boolean calls;
    private volatile boolean over;

    /// @param calls true if it wants to see each call
    Follower(boolean calls) {
        this.calls = calls;
    }

    boolean wantsCalls() {
        return calls;
    }

    /// Never waits.
    void tell(Event event) {
        boolean fits = queue.offer(event);
        if (!fits && queue.poll() != null) {
            queue.offer(event);
        }
    }

    /// There is no more to come.
    void end() {
        over = true;
        queue.clear();
        tell(Event.END);
    }

    /// Writes what it is told, until the end. Blocks.
    ///
    /// @throws IOException if nobody reads any more
    void writeTo(OutputStream out) throws IOException {
        write(out, Event.BEGIN);
        try {
            while (!over) {
                Event event = queue.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
                write(out, event == null ? Event.KEEP_ALIVE : event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, Event event) throws IOException {
        out.write(event.text().array(), event.text().offset(), event.text().length());
        out.flush();
    }
}
