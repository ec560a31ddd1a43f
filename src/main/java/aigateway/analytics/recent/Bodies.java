package aigateway.analytics.recent;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Sees to it that what was said in all remembered calls stays in bounds: the oldest is forgotten
/// first. Thread-safe; only calls whose bodies are logged come here.
final class Bodies {
    /// Most bytes of all.
    static final long MOST_BYTES = 32 << 20;

    private final ConcurrentLinkedQueue<Remembered> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    Bodies(long most) {
        this.most = most;
    }

    void add(Remembered call) {
        Remembered.Said said = call.said();
        if (said == null) {
            return;
        }
        queue.add(call);
        long all = bytes.addAndGet(said.bytes());
        while (all > most) {
            Remembered oldest = queue.poll();
            if (oldest == null) {
                return;
            }
            all = bytes.addAndGet(-oldest.hush());
        }
    }

    /// The call itself is forgotten.
    void forget(Remembered call) {
        bytes.addAndGet(-call.hush());
        // those whose bodies are gone need not wait here
        for (Remembered head = queue.peek();
                head != null && head.said() == null;
                head = queue.peek()) {
            queue.remove(head);
        }
    }

    long bytes() {
        return bytes.get();
    }
}
