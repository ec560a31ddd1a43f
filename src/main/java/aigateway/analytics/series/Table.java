package aigateway.analytics.series;

import java.util.Arrays;

/// Steps of time as columns of numbers. For one thread.
final class Table {
    /// Stands where there is no number.
    static final long NONE = -1;

    /// The percentiles that are shown.
    static final int[] PERCENTS = {50, 95, 99};

    private final long[][] figures = new long[Figure.values().length][];
    private final long[][] percentiles = new long[Span.values().length * PERCENTS.length][];
    private final long[][] parts = new long[Layout.PROVIDERS * Part.values().length][];
    private final long[][] means = new long[Layout.PROVIDERS][];
    private final long[][] errors = new long[Layout.ERRORS][];
    private final Sums totals = new Sums();
    private final boolean[] known;

    Table(int steps) {
        known = new boolean[steps];
        for (long[][] columns : new long[][][] {figures, percentiles}) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = empty();
            }
        }
    }

    private long[] empty() {
        long[] column = new long[known.length];
        Arrays.fill(column, NONE);
        return column;
    }

    /// A step in which the gateway ran.
    void take(int step, Sums sums) {
        known[step] = true;
        totals.add(sums);
        for (Figure figure : Figure.values()) {
            figures[figure.ordinal()][step] = sums.of(figure);
        }
        for (Span span : Span.values()) {
            for (int i = 0; i < PERCENTS.length; i++) {
                percentiles[span.ordinal() * PERCENTS.length + i][step] =
                        sums.percentile(span, PERCENTS[i]);
            }
        }
        for (int provider = 0; provider < Layout.PROVIDERS; provider++) {
            if (sums.of(provider, Part.CALLS) > 0) {
                provider(provider, step, sums);
            }
        }
        for (int error = 0; error < Layout.ERRORS; error++) {
            if (sums.ofError(error) > 0) {
                if (errors[error] == null) {
                    errors[error] = new long[known.length];
                }
                errors[error][step] = sums.ofError(error);
            }
        }
    }

    private void provider(int provider, int step, Sums sums) {
        int first = provider * Part.values().length;
        if (means[provider] == null) {
            means[provider] = empty();
            for (int i = 0; i < Part.values().length; i++) {
                parts[first + i] = new long[known.length];
            }
        }
        for (Part part : Part.values()) {
            parts[first + part.ordinal()][step] = sums.of(provider, part);
        }
        means[provider][step] = sums.meanMicros(provider);
    }

    int steps() {
        return known.length;
    }

    /// True if the gateway ran.
    boolean known(int step) {
        return known[step];
    }

    long[] of(Figure figure) {
        return figures[figure.ordinal()];
    }

    long[] percentiles(Span span, int index) {
        return percentiles[span.ordinal() * PERCENTS.length + index];
    }

    /// True if it had calls.
    boolean has(int provider) {
        return means[provider] != null;
    }

    long[] of(int provider, Part part) {
        return parts[provider * Part.values().length + part.ordinal()];
    }

    long[] meanMicros(int provider) {
        return means[provider];
    }

    boolean hasError(int error) {
        return errors[error] != null;
    }

    long[] ofError(int error) {
        return errors[error];
    }

    Sums totals() {
        return totals;
    }
}
