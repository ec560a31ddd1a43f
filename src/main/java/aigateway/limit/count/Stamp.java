package aigateway.limit.count;

/// A time and a count in one long: 37 bits of milliseconds (4 years, then again from 0) and 27 of
/// requests.
final class Stamp {
    private static final int COUNT_BITS = 27;
    private static final long COUNT = (1L << COUNT_BITS) - 1;
    private static final long TIME = -1L >>> COUNT_BITS;

    /// No time and no count that can be: [Quota#MOST_REQUESTS] is less.
    static final long DEAD = -1;

    private Stamp() {}

    static long of(long millis, int count) {
        return millis << COUNT_BITS | count;
    }

    /// A clock's milliseconds as they are kept.
    static long cut(long millis) {
        return millis & TIME;
    }

    static int count(long stamp) {
        return (int) (stamp & COUNT);
    }

    static long time(long stamp) {
        return stamp >>> COUNT_BITS;
    }

    /// Milliseconds since then; 0 if that is yet to come, as a thread may see it that looked at the
    /// clock earlier.
    static long age(long stamp, long now) {
        long age = (now - time(stamp)) & TIME;
        return age > TIME / 2 ? 0 : age;
    }
}
