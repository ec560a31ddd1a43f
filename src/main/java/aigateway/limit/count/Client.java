package aigateway.limit.count;

import aigateway.limit.address.IpAddress;
import aigateway.limit.address.Network;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/// What is known of one client: its key in the table, and its count. For all threads, without
/// locks. Once dead it stays so, and another object takes its place.
abstract sealed class Client permits FixedClient, SlidingClient {
    private static final int PREFIX_SHIFT = 24;
    private static final int HALF_SECONDS = (1 << PREFIX_SHIFT) - 1;

    // Nobody outside can choose addresses that share a place in the table.
    private static final long SALT = new SecureRandom().nextLong();

    private final long high;
    private final long low;

    // The prefix, and half of the last window's seconds: there may be a million of these objects.
    private volatile int kept;

    Client(IpAddress address, int prefix) {
        high = address.high();
        low = address.low();
        kept = prefix << PREFIX_SHIFT;
    }

    /// Counts a request if there is room for it; null if this object is dead.
    final @Nullable Admission take(long now, Quota quota) {
        int keep = kept & ~HALF_SECONDS | (quota.windowSeconds() + 1) / 2;
        if (keep != kept) {
            kept = keep;
        }
        return count(now, quota);
    }

    abstract @Nullable Admission count(long now, Quota quota);

    /// What is used of a window of that length; nothing if this object is dead.
    abstract Used used(long now, long windowMillis);

    /// Takes over what another object counted; only before others see this one.
    abstract void takeOver(Used used, long now);

    /// Makes it dead.
    ///
    /// @param anyway also if its window is not over
    /// @return false if it is in use, or dead already
    abstract boolean kill(long now, boolean anyway);

    /// What is used of the window that it was last asked for.
    final Used used(long now) {
        return used(now, lastWindowMillis());
    }

    final long lastWindowMillis() {
        return (kept & HALF_SECONDS) * 2_000L;
    }

    final String text() {
        return new Network(new IpAddress(high, low), kept >>> PREFIX_SHIFT).text();
    }

    @Override
    public final int hashCode() {
        long mixed = (high ^ SALT) * 0x9E3779B97F4A7C15L + low;
        mixed = (mixed ^ mixed >>> 29 ^ SALT) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed ^ mixed >>> 32);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Client client
                && client.high == high
                && client.low == low
                && client.kept >>> PREFIX_SHIFT == kept >>> PREFIX_SHIFT;
    }
}
