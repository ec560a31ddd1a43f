package aigateway.egress;

import aigateway.egress.account.RouteStats;
import aigateway.egress.cache.HttpCache;
import aigateway.egress.forward.Way;
import aigateway.egress.setting.EgressRoute;
import aigateway.egress.setting.EgressRoute.Access;
import aigateway.egress.setting.EgressSettings;
import aigateway.egress.setting.HostRules;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What outlives a change of routes: kept answers, sums, and where names led. Thread-safe.
public final class EgressState {
    private static final long LOOK_UP_MILLIS = 3_000;

    private final HostRules hosts;
    private final HttpCache cache = new HttpCache();
    private final Map<String, RouteStats> stats = new ConcurrentHashMap<>();
    private final Map<String, Known> known = new HashMap<>();
    private long generation;

    /// A route as it was written, and what it was made into.
    private record Known(EgressRoute written, Way way) {}

    /// @param hosts tells where hosts lead
    public EgressState(HostRules hosts) {
        this.hosts = hosts;
    }

    HttpCache cache() {
        return cache;
    }

    /// The sums of a route as JSON; null if there is no such route.
    public @Nullable Bytes statistics(String name) {
        RouteStats sums = stats.get(name);
        return sums == null ? null : sums.json();
    }

    /// Makes routes ready: one that has not changed stays what it is, with all that is kept. Blocks
    /// for names that nobody has looked up yet, some seconds at most.
    synchronized Map<String, Way> ways(EgressSettings settings) {
        Map<String, EgressRoute> decided = decide(settings);
        Map<String, Way> ways = new HashMap<>();
        for (EgressRoute route : settings.routes().values()) {
            Known before = known.get(route.name());
            Way way =
                    before != null && before.written().equals(route)
                            ? before.way()
                            : Way.of(
                                    decided.getOrDefault(route.name(), route),
                                    stats.computeIfAbsent(route.name(), _ -> new RouteStats()),
                                    route.name() + "\n" + ++generation + "\n");
            ways.put(route.name(), way);
        }
        return ways;
    }

    /// These routes are in force: what was kept of others goes.
    synchronized void inForce(EgressSettings settings, Map<String, Way> ways) {
        known.values()
                .forEach(
                        old -> {
                            Way now = ways.get(old.written().name());
                            if (now == null || !now.keys().equals(old.way().keys())) {
                                cache.removeAll(old.way().keys());
                            }
                        });
        known.clear();
        settings.routes()
                .forEach((name, route) -> known.put(name, new Known(route, find(ways, name))));
        stats.keySet().retainAll(ways.keySet());
    }

    private static Way find(Map<String, Way> ways, String name) {
        Way way = ways.get(name);
        if (way == null) {
            throw new IllegalStateException(name);
        }
        return way;
    }

    /// Looks up all names at the same time. One that does not answer in time leads to public
    /// addresses only.
    private Map<String, EgressRoute> decide(EgressSettings settings) {
        Map<String, EgressRoute> decided = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (EgressRoute route : settings.routes().values()) {
            Known before = known.get(route.name());
            boolean done = before != null && before.written().equals(route);
            if (route.access() == Access.UNDECIDED && !done) {
                Access at = hosts.decideAtOnce(route);
                decided.put(route.name(), route.with(at == Access.UNDECIDED ? Access.PUBLIC : at));
                if (at == Access.UNDECIDED) {
                    threads.add(
                            Thread.ofVirtual()
                                    .start(
                                            () ->
                                                    decided.put(
                                                            route.name(),
                                                            route.with(hosts.decide(route)))));
                }
            }
        }
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_UP_MILLIS);
        for (Thread thread : threads) {
            try {
                long left = until - System.nanoTime();
                thread.join(java.time.Duration.ofNanos(Math.max(1, left)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return decided;
    }
}
