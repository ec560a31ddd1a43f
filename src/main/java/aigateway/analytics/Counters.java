package aigateway.analytics;

import java.util.concurrent.atomic.LongAdder;

/// One number for each [Count]. Thread-safe; adding never waits.
final class Counters {
    private final LongAdder[] adders = new LongAdder[Count.ALL.size()];

    Counters() {
        for (int i = 0; i < adders.length; i++) {
            adders[i] = new LongAdder();
        }
    }

    void add(Count count, long more) {
        adders[count.ordinal()].add(more);
    }

    long of(Count count) {
        return adders[count.ordinal()].sum();
    }
}
