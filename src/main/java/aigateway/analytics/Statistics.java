package aigateway.analytics;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.model.Failure;
import aigateway.model.Usage;
import aigateway.provider.Target;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Counts calls by provider and model. Thread-safe; counting a call that went well builds no text
/// and no object, and never waits.
final class Statistics {
    /// Most models of a provider and most kinds of errors that are told apart; what callers may
    /// name must not fill the memory.
    static final int MOST_NAMES = 100;

    /// Where the others are counted.
    static final String OTHERS = "(others)";

    private static final String NOBODY = "";

    private final ConcurrentHashMap<String, ConcurrentHashMap<String, Counters>> providers =
            new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final RecentErrors recent = new RecentErrors();
    private final InstantSource clock;

    Statistics(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts a call that is over; see [Analytics#count]. Which end it had, or null if it is none
    /// that counts.
    @Nullable Count count(
            Call call, @Nullable Failure failure, boolean began, @Nullable Usage usage) {
        if (!Ends.counts(call, failure)) {
            return null;
        }
        Target target = target(call);
        String provider = target == null ? NOBODY : target.provider().name();
        Counters counters = counters(provider, target == null ? NOBODY : target.model());
        boolean hit = call.cache() == CacheStatus.HIT;
        if (hit) {
            counters.add(Count.HITS, 1);
        } else if (call.cache() == CacheStatus.MISS) {
            counters.add(Count.MISSES, 1);
        }
        if (usage != null) {
            counters.add(hit ? Count.SAVED_INPUT_TOKENS : Count.INPUT_TOKENS, usage.promptTokens());
            counters.add(
                    hit ? Count.SAVED_OUTPUT_TOKENS : Count.OUTPUT_TOKENS,
                    usage.completionTokens());
        }
        if (failure != null) {
            errors(failure.label()).increment();
            recent.add(new RecentErrors.One(clock.millis(), provider, failure, call.id()));
        }
        // Last: who sees that a call was counted, sees all of it.
        Count end = Ends.of(call, target, failure, began);
        counters.add(end, 1);
        return end;
    }

    /// Who answered or was asked last, or who would have been asked; null if nobody was chosen.
    static @Nullable Target target(Call call) {
        Target asked = call.target();
        if (asked != null) {
            return asked;
        }
        Plan plan = call.planIfMade();
        return plan == null ? null : plan.primary();
    }

    private Counters counters(String provider, String model) {
        ConcurrentHashMap<String, Counters> models = providers.get(provider);
        if (models == null) {
            models = providers.computeIfAbsent(provider, _ -> new ConcurrentHashMap<>());
        }
        Counters counters = models.get(model);
        if (counters == null) {
            String name = models.size() < MOST_NAMES ? model : OTHERS;
            counters = models.computeIfAbsent(name, _ -> new Counters());
        }
        return counters;
    }

    private LongAdder errors(String label) {
        LongAdder adder = errors.get(label);
        if (adder == null) {
            String name = errors.size() < MOST_NAMES ? label : OTHERS;
            adder = errors.computeIfAbsent(name, _ -> new LongAdder());
        }
        return adder;
    }

    /// Number of calls that were counted.
    long calls() {
        long calls = 0;
        for (Map<String, Counters> models : providers.values()) {
            for (Counters counters : models.values()) {
                for (Count end : Count.ENDS) {
                    calls += counters.of(end);
                }
            }
        }
        return calls;
    }

    /// The providers that calls were for, by name; a call that was for none is left out.
    Map<String, Totals> byProvider() {
        Map<String, Totals> all = new TreeMap<>();
        providers.forEach((provider, models) -> all.put(provider, Totals.of(models.values())));
        all.remove(NOBODY);
        return all;
    }

    /// Calls that a provider was the last to be asked for.
    ProviderCalls ofProvider(String provider) {
        Map<String, Counters> models = providers.get(provider);
        Totals totals = Totals.of(models == null ? List.of() : models.values());
        long failed = totals.of(Count.FAILED) + totals.of(Count.CUT);
        long others = totals.of(Count.CANCELLED) + totals.of(Count.BLOCKED);
        long answered = totals.of(Count.COMPLETED) + totals.of(Count.FAILED_OVER);
        return new ProviderCalls(answered + failed + others, failed);
    }

    /// All calls together.
    Totals totals() {
        return Totals.of(
                providers.values().stream().flatMap(models -> models.values().stream()).toList());
    }

    /// Number of errors of each kind, by name.
    Map<String, Long> errors() {
        Map<String, Long> all = new TreeMap<>();
        errors.forEach((label, adder) -> all.put(label, adder.sum()));
        return all;
    }

    /// The calls that failed last.
    RecentErrors recent() {
        return recent;
    }

    /// All numbers but zeros, each with a name of its own.
    Map<String, Long> save() {
        Map<String, Long> all = new TreeMap<>();
        providers.forEach(
                (provider, models) ->
                        models.forEach(
                                (model, counters) -> {
                                    for (Count count : Count.ALL) {
                                        long value = counters.of(count);
                                        if (value != 0) {
                                            all.put(Names.of(provider, count, model), value);
                                        }
                                    }
                                }));
        errors().forEach((label, value) -> all.put(Names.ofError(label), value));
        return all;
    }

    /// Adds numbers that [#save()] gave before; names that mean nothing are passed over.
    void add(Map<String, Long> saved) {
        saved.forEach(
                (name, value) ->
                        Names.read(
                                name,
                                (provider, count, model) ->
                                        counters(provider, model).add(count, value),
                                label -> errors(label).add(value)));
    }
}
