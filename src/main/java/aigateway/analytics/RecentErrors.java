package aigateway.analytics;

import aigateway.model.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The calls that failed last. Thread-safe; adding never waits.
final class RecentErrors {
    /// Most that are remembered.
    static final int MOST = 50;

    private final AtomicReferenceArray<One> ring = new AtomicReferenceArray<>(MOST);
    private final AtomicLong next = new AtomicLong();

    /// A call that failed.
    ///
    /// @param provider empty if none was chosen
    record One(long millis, String provider, Failure failure, String requestId) {}

    void add(One one) {
        ring.set((int) (next.getAndIncrement() % MOST), one);
    }

    /// All that are remembered, oldest first.
    List<One> list() {
        List<One> list = new ArrayList<>(MOST);
        long end = next.get();
        for (long at = Math.max(0, end - MOST); at < end; at++) {
            One one = ring.get((int) (at % MOST));
            if (one != null) {
                list.add(one);
            }
        }
        return list;
    }
}
