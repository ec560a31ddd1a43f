package aigateway.analytics;

import java.util.Collection;

/// Numbers of several [Counters] together, as they were at one moment.
final class Totals {
    private final long[] values = new long[Count.ALL.size()];

    private Totals() {}

    static Totals of(Collection<Counters> all) {
        Totals totals = new Totals();
        for (Counters counters : all) {
            for (Count count : Count.ALL) {
                totals.values[count.ordinal()] += counters.of(count);
            }
        }
        return totals;
    }

    long of(Count count) {
        return values[count.ordinal()];
    }

    /// Calls that were answered whole.
    long successful() {
        return sum(true);
    }

    /// Calls that were not.
    long failed() {
        return sum(false);
    }

    /// All calls.
    long calls() {
        return successful() + failed();
    }

    private long sum(boolean success) {
        long sum = 0;
        for (Count end : Count.ENDS) {
            sum += end.isSuccess() == success ? of(end) : 0;
        }
        return sum;
    }
}
