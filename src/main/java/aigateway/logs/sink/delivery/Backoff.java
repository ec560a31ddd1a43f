package aigateway.logs.sink.delivery;

import java.util.random.RandomGenerator;

/// How long to wait after failures: anything up to a span that doubles with each, so that those who
/// failed together do not come back together. For one thread.
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    /// The longest span.
    static final long MOST_MILLIS = 30_000;

    /// What a sink may ask for.
    private static final long MOST_WISH_MILLIS = 600_000;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// Counts a failure.
    ///
    /// @param wishMillis the least that the sink wants, or 0
    /// @return milliseconds to wait, 1 at least
    long failed(long wishMillis) {
        long span = Math.min(MOST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
        failures++;
        return Math.min(wishMillis, MOST_WISH_MILLIS) + random.nextLong(1, span + 1);
    }

    /// Any number from 0 up to a limit.
    long upTo(long limit) {
        return random.nextLong(limit + 1);
    }

    /// Forgets all failures.
    void reset() {
        failures = 0;
    }
}
