package aigateway.cache;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The flights that identical calls may join. Thread-safe. Strict calls fly apart: they want to
/// fail
/// where others do not mind.
final class Flights {
    private final ConcurrentHashMap<AnswerKey, Flight> usual = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AnswerKey, Flight> strict = new ConcurrentHashMap<>();

    private ConcurrentHashMap<AnswerKey, Flight> of(boolean isStrict) {
        return isStrict ? strict : usual;
    }

    /// The flight that is open, or null.
    @Nullable Flight find(AnswerKey key, boolean isStrict) {
        return of(isStrict).get(key);
    }

    /// Opens a flight; another one that was there first, or null.
    @Nullable Flight open(AnswerKey key, boolean isStrict, Flight flight) {
        return of(isStrict).putIfAbsent(key, flight);
    }

    void close(AnswerKey key, boolean isStrict, Flight flight) {
        of(isStrict).remove(key, flight);
    }

    /// Number of flights that are open.
    int size() {
        return usual.size() + strict.size();
    }
}
