package aigateway.analytics;

import aigateway.call.Call;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Usage;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The statistics: counts calls, shows the numbers and keeps them. Thread-safe.
public final class Analytics implements AutoCloseable {
    private final Statistics statistics;
    private final StatsJson json;
    private final Keeping keeping;

    /// Statistics that go on where those in the store ended.
    ///
    /// @param status the HTTP status of a failure
    /// @param cacheSize number of answers in the cache
    public Analytics(
            CounterStore store, Log log, ToIntFunction<Failure> status, LongSupplier cacheSize) {
        statistics = new Statistics(InstantSource.system());
        json = new StatsJson(statistics, status, cacheSize);
        keeping = new Keeping(statistics, store, log);
    }

    /// Counts a call that is over. Called once for each call, on its event loop; never waits.
    ///
    /// @param failure why there was no (whole) answer, or null
    /// @param began true if a part of an answer was sent
    /// @param usage tokens, as far as the provider told
    public void count(Call call, @Nullable Failure failure, boolean began, @Nullable Usage usage) {
        statistics.count(call, failure, began, usage);
    }

    /// Calls whose last target was a provider. May block for the store, the first time.
    public ProviderCalls ofProvider(String provider) {
        keeping.load();
        return statistics.ofProvider(provider);
    }

    /// The body of `GET /admin/stats`. May block for the store, the first time.
    public Bytes json() {
        keeping.load();
        return json.write();
    }

    /// Saves for the last time. Blocks until then; calls that end later are not kept.
    @Override
    public void close() {
        keeping.close();
    }
}
