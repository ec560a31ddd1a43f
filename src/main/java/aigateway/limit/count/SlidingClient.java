package aigateway.limit.count;

import aigateway.limit.address.IpAddress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A client whose limit holds in every window, wherever it begins. It keeps the times of its
/// requests, the oldest first; each change is another array.
///
/// Up to 64 times are exact. When there are more, requests of the same 64th of a window share the
/// time of the last of them: they leave a little late, never early.
final class SlidingClient extends Client {
    private static final int EXACT = 64;
    private static final long[] NONE = {};
    private static final long[] DEAD = {Stamp.DEAD};
    private static final VarHandle TIMES;

    static {
        try {
            TIMES =
                    MethodHandles.lookup()
                            .findVarHandle(SlidingClient.class, "times", long[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// See [Stamp]; in the order of time.
    private volatile long[] times = NONE;

    SlidingClient(IpAddress address, int prefix) {
        super(address, prefix);
    }

    @Override
    @Nullable Admission count(long now, Quota quota) {
        long window = quota.windowMillis();
        while (true) {
            long[] seen = times;
            if (isDead(seen)) {
                return null;
            }
            int first = first(seen, now, window);
            int used = sum(seen, first);
            if (used >= quota.requests()) {
                return new Admission(
                        false, 0, wait(seen, first, used - quota.requests(), now, window));
            }
            long[] more = with(seen, first, now, window / EXACT);
            if (TIMES.compareAndSet(this, seen, more)) {
                long reset = window - Stamp.age(more[0], now);
                return new Admission(true, quota.requests() - used - 1, reset);
            }
        }
    }

    private static boolean isDead(long[] times) {
        return times.length == 1 && times[0] == Stamp.DEAD;
    }

    /// Index of the first that is still in the window.
    private static int first(long[] times, long now, long window) {
        int first = 0;
        while (first < times.length && Stamp.age(times[first], now) >= window) {
            first++;
        }
        return first;
    }

    private static int sum(long[] times, int from) {
        int sum = 0;
        for (int i = from; i < times.length; i++) {
            sum += Stamp.count(times[i]);
        }
        return sum;
    }

    /// How long until so many, and one more, have left the window.
    private static long wait(long[] times, int first, int many, long now, long window) {
        int left = many;
        int at = first;
        while (at < times.length - 1 && left >= Stamp.count(times[at])) {
            left -= Stamp.count(times[at++]);
        }
        return window - Stamp.age(times[at], now);
    }

    private static long[] with(long[] times, int first, long now, long quantum) {
        int last = times.length - 1;
        if (last < first) {
            return new long[] {Stamp.of(now, 1)};
        }
        // Who looked at the clock earlier but comes later gets the later time.
        long before = Stamp.time(times[last]);
        boolean later = Stamp.age(times[last], now) > 0;
        long time = later ? now : before;
        boolean shared =
                !later || (last - first >= EXACT - 1 && time / quantum == before / quantum);
        long[] more = Arrays.copyOfRange(times, first, shared ? last + 1 : last + 2);
        int count = shared ? Stamp.count(times[last]) + 1 : 1;
        more[more.length - 1] = Stamp.of(time, count);
        return more;
    }

    @Override
    Used used(long now, long windowMillis) {
        long[] seen = times;
        int first = isDead(seen) ? seen.length : first(seen, now, windowMillis);
        return first == seen.length
                ? Used.NOTHING
                : new Used(sum(seen, first), Stamp.age(seen[first], now));
    }

    @Override
    void takeOver(Used used, long now) {
        if (used.requests() > 0) {
            times = new long[] {Stamp.of(now - used.ageMillis(), used.requests())};
        }
    }

    @Override
    boolean kill(long now, boolean anyway) {
        long[] seen = times;
        int last = seen.length - 1;
        boolean over = last >= 0 && Stamp.age(seen[last], now) >= lastWindowMillis();
        return !isDead(seen) && (over || anyway) && TIMES.compareAndSet(this, seen, DEAD);
    }
}
