package aigateway.limit.count;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// A clock that stands until it is moved. For one thread.
final class FakeClock implements LongSupplier, InstantSource {
    private static final long BEGIN = 1_740_352_553_000L;

    private long millis;

    void pass(long more) {
        millis += more;
    }

    @Override
    public long getAsLong() {
        return millis;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(BEGIN + millis);
    }
}
