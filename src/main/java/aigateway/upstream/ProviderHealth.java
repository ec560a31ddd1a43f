package aigateway.upstream;

import aigateway.net.Origin;
import aigateway.provider.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One provider's circuit and the rests of its keys. Times are [System#nanoTime()] in milliseconds.
/// Thread-safe; the usual case (all is well) reads two fields.
final class ProviderHealth {
    /// Failures in a row after which the provider rests.
    static final int FAILURES_TO_REST = 5;

    private static final long FIRST_REST_MILLIS = 10_000;
    private static final long LONGEST_REST_MILLIS = 60_000;
    // While a probe is under way others still see the provider as resting, but not for ever: the
    // probing call may be cancelled and never report.
    private static final long PROBE_MILLIS = 10_000;
    // Stands for the one "key" of a provider that needs none.
    private static final Secret NO_KEY = new Secret("");

    private final URI base;
    private final Consumer<String> changed;
    private final Origin origin;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Secret, Long> keyRests = new ConcurrentHashMap<>();
    private volatile int failures;
    private volatile long restUntil;
    private long restMillis = FIRST_REST_MILLIS;

    ProviderHealth(URI base) {
        this(base, _ -> {});
    }

    /// @param changed told in words when the provider or a key begins to rest, or all is well again
    ProviderHealth(URI base, Consumer<String> changed) {
        this.base = base;
        this.changed = changed;
        origin = Origin.of(base);
    }

    /// The server at the provider's base URL.
    Origin origin() {
        return origin;
    }

    URI base() {
        return base;
    }

    /// True if the provider, or every key of it, rests.
    boolean resting(List<Secret> keys, long now) {
        if (restUntil != 0 && now < restUntil) {
            return true;
        }
        if (keyRests.isEmpty()) {
            return false;
        }
        if (keys.isEmpty()) {
            return rests(NO_KEY, now);
        }
        for (Secret key : keys) {
            if (!rests(key, now)) {
                return false;
            }
        }
        return true;
    }

    private boolean rests(Secret key, long now) {
        Long until = keyRests.get(key);
        if (until == null) {
            return false;
        }
        if (now >= until) {
            keyRests.remove(key, until);
            return false;
        }
        return true;
    }

    /// The next key in turn that was not tried, those that do not rest first; null if there is
    /// none.
    @Nullable Secret pick(List<Secret> keys, Set<Secret> tried, long now) {
        if (keys.size() == 1) {
            return tried.contains(keys.getFirst()) ? null : keys.getFirst();
        }
        Secret resting = null;
        int first = keys.isEmpty() ? 0 : Math.floorMod(turn.getAndIncrement(), keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Secret key = keys.get((first + i) % keys.size());
            if (tried.contains(key)) {
                continue;
            }
            if (!rests(key, now)) {
                return key;
            }
            resting = resting == null ? key : resting;
        }
        return resting;
    }

    /// True if a key that was not tried in this call is well.
    boolean anotherKey(List<Secret> keys, Set<Secret> tried, long now) {
        for (Secret key : keys) {
            if (!tried.contains(key) && !rests(key, now)) {
                return true;
            }
        }
        return false;
    }

    /// True if this key rests.
    boolean keyRests(Secret key, long now) {
        return rests(key, now);
    }

    /// A try begins; the first one after a rest is the probe.
    void trying(long now) {
        if (restUntil != 0 && now >= restUntil) {
            restUntil = now + PROBE_MILLIS;
        }
    }

    /// The provider answered.
    void succeeded() {
        if (failures != 0 || restUntil != 0) {
            reset();
        }
    }

    private synchronized void reset() {
        if (restUntil != 0) {
            changed.accept("answers again");
        }
        failures = 0;
        restUntil = 0;
        restMillis = FIRST_REST_MILLIS;
    }

    /// The provider failed.
    synchronized void failed(long now) {
        boolean probe = restUntil != 0;
        failures = failures + 1;
        if (probe || failures >= FAILURES_TO_REST) {
            if (!probe) {
                changed.accept("rests, for it failed " + failures + " times in a row");
            }
            restUntil = now + restMillis;
            restMillis = Math.min(restMillis * 2, LONGEST_REST_MILLIS);
        }
    }

    /// A key must rest.
    void rest(@Nullable Secret key, long until) {
        Long before = keyRests.put(key == null ? NO_KEY : key, until);
        if (before == null) {
            changed.accept(key == null ? "rests, as it asked" : "key " + key + " rests");
        }
    }
}
