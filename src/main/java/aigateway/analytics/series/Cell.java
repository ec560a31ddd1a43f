package aigateway.analytics.series;

import java.util.concurrent.atomic.AtomicLongArray;

/// What one thread counts in one second. Only that thread writes; others may read meanwhile and
/// see each number as it was a moment ago.
public final class Cell {
    private final long second;
    private final AtomicLongArray values = new AtomicLongArray(Layout.SIZE);
    private final Words providers;
    private final Words errors;

    // Guarded by the lock of the series.
    private boolean collected;

    Cell(long second, Words providers, Words errors) {
        this.second = second;
        this.providers = providers;
        this.errors = errors;
    }

    long second() {
        return second;
    }

    private void more(int place, long more) {
        // one writer: reading and writing again loses nothing
        values.setRelease(place, values.getPlain(place) + more);
    }

    /// Adds to a number of all calls.
    public void add(Figure figure, long more) {
        more(Layout.of(figure), more);
    }

    /// Notes how long something took.
    public void time(Span span, long nanos) {
        more(Layout.of(span) + Buckets.of(nanos / 1_000), 1);
    }

    /// The number of a provider.
    public int provider(String name) {
        return providers.of(name);
    }

    /// Adds to a number of a provider.
    public void add(int provider, Part part, long more) {
        more(Layout.of(provider, part), more);
    }

    /// Notes an error.
    ///
    /// @param label what sort it is
    public void error(String label) {
        more(Layout.ofError(errors.of(label)), 1);
    }

    boolean collected() {
        return collected;
    }

    void collect() {
        collected = true;
    }

    /// Adds all that was counted so far.
    void into(Sums sums) {
        for (int i = 0; i < Layout.SIZE; i++) {
            long value = values.getAcquire(i);
            if (value != 0) {
                sums.add(i, value);
            }
        }
    }
}
