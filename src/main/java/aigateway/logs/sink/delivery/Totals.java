package aigateway.logs.sink.delivery;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What one sink has done since the gateway started, however often it was switched off and on.
/// Thread-safe.
public final class Totals {
    final AtomicLong sent = new AtomicLong();
    final AtomicLong retried = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    private volatile @Nullable Trouble trouble;

    /// What went wrong.
    ///
    /// @param why without secrets
    public record Trouble(String why, Instant at) {}

    /// Lines that the sink has taken.
    public long sent() {
        return sent.get();
    }

    /// How often a line was sent again.
    public long retried() {
        return retried.get();
    }

    /// Lines that the sink will never have.
    public long lost() {
        return lost.get();
    }

    /// The last that went wrong, or null.
    public @Nullable Trouble trouble() {
        return trouble;
    }

    void trouble(Trouble last) {
        trouble = last;
    }
}
