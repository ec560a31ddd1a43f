package aigateway.analytics;

import aigateway.analytics.events.Events;
import aigateway.analytics.recent.Ended;
import aigateway.analytics.recent.Recent;
import aigateway.analytics.series.Series;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/// The statistics: counts calls, shows the numbers and keeps them. Thread-safe.
public final class Analytics implements AutoCloseable {
    private final Statistics statistics;
    private final StatsJson json;
    private final Series series;
    private final Recent recent;
    private final Events events;
    private final Changes changes;
    private final Keeping keeping;

    /// Statistics that go on where those in the store ended.
    ///
    /// @param file where numbers over time are kept while the gateway does not run
    /// @param status the HTTP status of a failure
    /// @param cacheSize number of answers in the cache
    /// @param inFlight number of calls under way
    public Analytics(
            CounterStore store,
            Path file,
            Log log,
            ToIntFunction<Failure> status,
            LongSupplier cacheSize,
            IntSupplier inFlight) {
        InstantSource clock = InstantSource.system();
        statistics = new Statistics(clock);
        json = new StatsJson(statistics, status, cacheSize);
        series = new Series(file, clock, log);
        recent = new Recent(clock, status);
        changes = new Changes(series.marks());
        events = new Events(series, recent, clock, inFlight);
        keeping = new Keeping(statistics, store, log, () -> series.collect(inFlight.getAsInt()));
    }

    /// Counts a call that is over. Called once for each call, on its event loop; never waits.
    public void count(Ended ended) {
        Count end = statistics.count(ended.call(), ended.failure(), ended.began(), ended.usage());
        if (end != null) {
            Measuring.count(series.cell(), ended, end, Statistics.target(ended.call()));
            recent.add(ended);
        }
    }

    /// Calls whose last target was a provider. May block for the store, the first time.
    public ProviderCalls ofProvider(String provider) {
        keeping.load();
        return statistics.ofProvider(provider);
    }

    /// What the cache has saved, ever. May block for the store, the first time.
    public SavedTokens saved() {
        keeping.load();
        Totals all = statistics.totals();
        return new SavedTokens(all.of(Count.SAVED_INPUT_TOKENS), all.of(Count.SAVED_OUTPUT_TOKENS));
    }

    /// The body of `GET /admin/stats`. May block for the store, the first time.
    public Bytes json() {
        keeping.load();
        return json.write();
    }

    /// Takes what changes.
    public Changes changes() {
        return changes;
    }

    /// The numbers over time.
    public Series series() {
        return series;
    }

    /// The calls that ended last.
    public Recent recent() {
        return recent;
    }

    /// What happens now.
    public Events events() {
        return events;
    }

    /// Saves for the last time. Blocks until then; calls that end later are not kept.
    @Override
    public void close() {
        events.close();
        keeping.close();
        series.close();
    }
}
