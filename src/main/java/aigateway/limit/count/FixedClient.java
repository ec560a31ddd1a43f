package aigateway.limit.count;

import aigateway.limit.address.IpAddress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A client whose window begins with its first request: one long has all, the beginning and the
/// count.
final class FixedClient extends Client {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(FixedClient.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile long state;

    FixedClient(IpAddress address, int prefix) {
        super(address, prefix);
    }

    @Override
    @Nullable Admission count(long now, Quota quota) {
        long window = quota.windowMillis();
        while (true) {
            long seen = state;
            if (seen == Stamp.DEAD) {
                return null;
            }
            int count = Stamp.count(seen);
            long age = Stamp.age(seen, now);
            if (count == 0 || age >= window) {
                if (STATE.compareAndSet(this, seen, Stamp.of(now, 1))) {
                    return new Admission(true, quota.requests() - 1, window);
                }
            } else if (count >= quota.requests()) {
                return new Admission(false, 0, window - age);
            } else if (STATE.compareAndSet(this, seen, seen + 1)) {
                return new Admission(true, quota.requests() - count - 1, window - age);
            }
        }
    }

    @Override
    Used used(long now, long windowMillis) {
        long seen = state;
        long age = Stamp.age(seen, now);
        boolean none = seen == Stamp.DEAD || Stamp.count(seen) == 0 || age >= windowMillis;
        return none ? Used.NOTHING : new Used(Stamp.count(seen), age);
    }

    @Override
    void takeOver(Used used, long now) {
        state = used.requests() == 0 ? 0 : Stamp.of(now - used.ageMillis(), used.requests());
    }

    @Override
    boolean kill(long now, boolean anyway) {
        long seen = state;
        boolean over = Stamp.count(seen) > 0 && Stamp.age(seen, now) >= lastWindowMillis();
        return seen != Stamp.DEAD
                && (over || anyway)
                && STATE.compareAndSet(this, seen, Stamp.DEAD);
    }
}
