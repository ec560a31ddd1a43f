package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.LogEvent;
import aigateway.model.Bytes;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Lines that wait for one sink, bounded by the memory that they hold. When it is full, new lines
/// are lost: dropping old ones would move all lines of a long outage through the old generation of
/// the heap. [#offer(Bytes)] from any thread and without waiting, [#poll()] from the sink's.
final class EventQueue {
    /// What a line takes besides its array: headers of objects, the queue's node.
    private static final long LINE_BYTES = 72;

    /// So many lines are worth a request soon.
    private static final int MANY_LINES = 64;

    /// So many bytes are worth a request before the second is over.
    private static final long ENOUGH_BYTES = 256L << 10;

    // One number, so that putting a line in takes one step: lines above, bytes below.
    private static final int SHIFT = 40;
    private static final long ONE = 1L << SHIFT;
    private static final long BYTES = ONE - 1;

    private final ConcurrentLinkedQueue<Bytes> lines = new ConcurrentLinkedQueue<>();
    private final AtomicLong unsettled = new AtomicLong();
    private final AtomicLong lost;
    private final int wakeLines;
    private volatile long wakeBytes;
    private volatile long limitBytes;

    /// @param lost counts what does not fit
    /// @param wakeLines so many lines are worth a request
    EventQueue(long limitBytes, AtomicLong lost, int wakeLines) {
        this.limitBytes = limitBytes;
        this.lost = lost;
        this.wakeLines = wakeLines;
        wakeBytes = Math.min(ENOUGH_BYTES, limitBytes / 4);
    }

    /// Puts a line in, or counts it as lost.
    ///
    /// @return true if there are now many, or enough for a request, and were not before
    boolean offer(Bytes line) {
        long size = ONE + footprint(line);
        long after = unsettled.addAndGet(size);
        if ((after & BYTES) > limitBytes) {
            unsettled.addAndGet(-size);
            lost.incrementAndGet();
            return false;
        }
        lines.add(line);
        long before = after - size;
        return (isEnough(after) && !isEnough(before)) || (isMany(after) && !isMany(before));
    }

    private static boolean isMany(long state) {
        return state >>> SHIFT >= MANY_LINES;
    }

    private boolean isEnough(long state) {
        return state >>> SHIFT >= wakeLines || (state & BYTES) >= wakeBytes;
    }

    /// The oldest line, or null. It counts as held until it is settled.
    @Nullable Bytes poll() {
        return lines.poll();
    }

    /// The oldest line that was not taken out, or null.
    @Nullable Bytes peek() {
        return lines.peek();
    }

    /// Lines that were taken out are held no more.
    ///
    /// @param kept those among them that still are
    void settle(List<LogEvent> taken, List<LogEvent> kept) {
        unsettled.addAndGet(size(kept) - size(taken));
    }

    private static long size(List<LogEvent> events) {
        long size = 0;
        for (LogEvent event : events) {
            size += ONE + footprint(event.json());
        }
        return size;
    }

    /// Changes the limit; what is in stays.
    void limit(long bytes) {
        wakeBytes = Math.min(ENOUGH_BYTES, bytes / 4);
        limitBytes = bytes;
    }

    /// True if there is so much that it should not wait for a whole second.
    boolean isMany() {
        return isMany(unsettled.get());
    }

    /// True if there is enough for a request.
    boolean isEnough() {
        return isEnough(unsettled.get());
    }

    /// Lines that are held, those on their way too.
    long events() {
        return unsettled.get() >>> SHIFT;
    }

    /// Memory that they hold.
    long bytes() {
        return unsettled.get() & BYTES;
    }

    /// @param line any view of its array
    private static long footprint(Bytes line) {
        return line.array().length + LINE_BYTES;
    }
}
