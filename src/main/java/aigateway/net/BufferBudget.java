package aigateway.net;

import java.util.concurrent.atomic.AtomicLong;

/// The limit on all bytes that are buffered at once, over all calls. Thread-safe.
public final class BufferBudget {
    private final AtomicLong used = new AtomicLong();
    private volatile long limitBytes;

    /// A budget of so many bytes.
    public BufferBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /// Takes bytes from the budget; false (and nothing taken) if it would be exceeded.
    public boolean reserve(long bytes) {
        if (used.addAndGet(bytes) <= limitBytes) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    /// Gives bytes back.
    public void release(long bytes) {
        used.addAndGet(-bytes);
    }

    /// Changes the limit; what is reserved stays.
    public void limit(long bytes) {
        limitBytes = bytes;
    }

    /// Bytes reserved now.
    public long used() {
        return used.get();
    }
}
