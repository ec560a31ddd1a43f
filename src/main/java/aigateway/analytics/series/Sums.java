package aigateway.analytics.series;

import java.util.Arrays;

/// What was counted in some step of time, to be added up and read. For one thread.
public final class Sums {
    /// At the places of [Layout].
    final long[] values = new long[Layout.SIZE];

    Sums() {}

    void clear() {
        Arrays.fill(values, 0);
    }

    void add(int place, long more) {
        values[place] =
                place == Layout.IN_FLIGHT ? Math.max(values[place], more) : values[place] + more;
    }

    void add(Sums other) {
        for (int i = 0; i < values.length; i++) {
            if (other.values[i] != 0) {
                add(i, other.values[i]);
            }
        }
    }

    /// A number of all calls.
    public long of(Figure figure) {
        return values[Layout.of(figure)];
    }

    /// The time that so many of a hundred calls did not exceed, in microseconds, or -1 if there
    /// were none.
    public long percentile(Span span, int percent) {
        return Buckets.percentile(values, Layout.of(span), percent);
    }

    /// A number of a provider.
    ///
    /// @param provider its number in [Series#providers()]
    public long of(int provider, Part part) {
        return values[Layout.of(provider, part)];
    }

    /// How long a provider's calls took on average, in microseconds, or -1 if there were none.
    public long meanMicros(int provider) {
        long timed = of(provider, Part.TIMED);
        return timed == 0 ? -1 : of(provider, Part.MICROS) / timed;
    }

    long ofError(int error) {
        return values[Layout.ofError(error)];
    }
}
