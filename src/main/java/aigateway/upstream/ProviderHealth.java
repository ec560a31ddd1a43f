package aigateway.upstream;

import aigateway.model.Failure;
import aigateway.net.Origin;
import aigateway.provider.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One provider's circuit and the rests of its keys. Times are [System#nanoTime()] in milliseconds.
/// Thread-safe; the usual case (all is well) reads three fields and writes one of them once a
/// second.
final class ProviderHealth {
    /// Failures in a row after which the provider rests.
    static final int FAILURES_TO_REST = 5;

    private static final long FIRST_REST_MILLIS = 10_000;
    private static final long LONGEST_REST_MILLIS = 60_000;
    private static final long NOTE_MILLIS = 1_000;
    private static final long NEVER = Long.MIN_VALUE;
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
    private volatile boolean probing;
    private volatile long nextNote = NEVER;
    private volatile long lastSuccess = NEVER;
    private volatile @Nullable Trouble lastTrouble;
    private final AtomicLong handedOn = new AtomicLong();

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
            probing = true;
        }
    }

    /// The provider answered.
    void succeeded(long now) {
        if (failures != 0 || restUntil != 0) {
            reset();
        }
        // A field that is written for each call would go to and fro between the loops' cores.
        if (now >= nextNote) {
            lastSuccess = now;
            nextNote = now + NOTE_MILLIS;
        }
    }

    private synchronized void reset() {
        if (restUntil != 0) {
            changed.accept("answers again");
        }
        failures = 0;
        restUntil = 0;
        restMillis = FIRST_REST_MILLIS;
        probing = false;
    }

    /// The provider failed.
    synchronized void failed(long now) {
        boolean probe = restUntil != 0;
        probing = false;
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

    /// What went wrong last.
    ///
    /// @param requestId of the call that it went wrong with
    record Trouble(long at, Failure failure, String requestId) {}

    /// The provider was at fault in a call.
    void note(Trouble trouble) {
        lastTrouble = trouble;
        nextNote = NEVER;
    }

    /// A call that it failed goes on elsewhere.
    void handOn() {
        handedOn.incrementAndGet();
    }

    /// How it is, for people; changes nothing.
    ProviderState state(List<Secret> keys, long now, long epochMillis) {
        long until = restUntil;
        boolean rests = until != 0 && now < until;
        ProviderState.Circuit circuit =
                until == 0
                        ? ProviderState.Circuit.CLOSED
                        : rests && !probing
                                ? ProviderState.Circuit.OPEN
                                : ProviderState.Circuit.HALF_OPEN;
        List<ProviderState.KeyRest> rested = new ArrayList<>();
        for (Secret key : keys.isEmpty() ? List.of(NO_KEY) : keys) {
            Long end = keyRests.get(key);
            if (end != null && now < end) {
                rested.add(new ProviderState.KeyRest(key, seconds(end - now)));
            }
        }
        Trouble trouble = lastTrouble;
        long success = lastSuccess;
        return new ProviderState(
                standing(resting(keys, now), until != 0 || !rested.isEmpty(), success, trouble),
                circuit,
                failures,
                rests ? seconds(until - now) : 0,
                rested,
                success == NEVER ? 0 : epochMillis - (now - success),
                trouble == null
                        ? null
                        : new ProviderState.LastError(
                                epochMillis - (now - trouble.at),
                                trouble.failure,
                                trouble.requestId),
                handedOn.get());
    }

    private ProviderState.Standing standing(
            boolean resting, boolean unwell, long success, @Nullable Trouble trouble) {
        if (resting) {
            return ProviderState.Standing.RESTING;
        }
        boolean failedLast = trouble != null && (success == NEVER || trouble.at > success);
        if (unwell || failures != 0 || failedLast) {
            return ProviderState.Standing.DEGRADED;
        }
        return success == NEVER ? ProviderState.Standing.UNKNOWN : ProviderState.Standing.OK;
    }

    private static long seconds(long millis) {
        return (millis + 999) / 1_000;
    }
}
