package aigateway.logs.sink.delivery;

import org.jspecify.annotations.Nullable;

/// When lines that wait are due: after a second, sooner if they are many, at once if they fill a
/// request. For the sink's thread.
final class Rhythm {
    /// A line waits for others no longer than this.
    static final long FLUSH_MILLIS = 1_000;

    /// Many lines wait no longer than this, give or take a half: several short bursts of work hold
    /// up calls less than a long one, and less if the sinks take turns.
    private static final long SOON_MILLIS = 80;

    private final EventQueue queue;
    private final Backoff random;
    private long flushAt;
    private long soonAt;
    private long due; // lines whose time has come

    Rhythm(EventQueue queue, Backoff random, long now) {
        this.queue = queue;
        this.random = random;
        flushAt = now + FLUSH_MILLIS;
    }

    /// True if a request should be made of what waits.
    boolean isDue(long now) {
        if (now >= flushAt || (now >= soonAt && queue.isMany())) {
            flushAt = now + FLUSH_MILLIS;
            due = queue.events();
        }
        return due > 0 || queue.isEnough();
    }

    /// A request was made of what waited.
    ///
    /// @param piece null if nothing did
    void filled(@Nullable Piece piece, long now) {
        soonAt = now + SOON_MILLIS / 2 + random.upTo(SOON_MILLIS);
        due = piece == null ? 0 : Math.max(0, due - piece.size());
    }

    /// How long nothing is due, unless more comes.
    long waitMillis(long now) {
        return Math.max(1, (queue.isMany() ? Math.min(soonAt, flushAt) : flushAt) - now);
    }
}
