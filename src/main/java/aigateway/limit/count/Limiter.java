package aigateway.limit.count;

import aigateway.limit.address.IpAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Counts the requests of all clients and says who may send more. Lives as long as the gateway, so
/// that counts outlast a change of plan. For all threads; nothing blocks.
public final class Limiter {
    /// Most clients, and the bytes that each takes, about.
    private static final int MOST_CLIENTS = 1_000_000;

    private static final int CLIENT_BYTES = 90;

    private final LongSupplier millis;
    private final InstantSource clock;
    private final Clients fixed;
    private final Clients sliding;

    /// A limiter with a usual size: a million clients, or an eighth of the heap if that is less.
    public Limiter() {
        this(
                () -> System.nanoTime() / 1_000_000,
                InstantSource.system(),
                (int) Math.min(MOST_CLIENTS, Runtime.getRuntime().maxMemory() / 8 / CLIENT_BYTES));
    }

    /// A limiter.
    ///
    /// @param millis a clock that never goes back
    /// @param clock the time of day, to show
    /// @param mostClients of each kind of window
    public Limiter(LongSupplier millis, InstantSource clock, int mostClients) {
        this.millis = millis;
        this.clock = clock;
        fixed = new Clients(FixedClient::new, mostClients);
        sliding = new Clients(SlidingClient::new, mostClients);
    }

    /// Counts a request of a client, if it may send one.
    ///
    /// @param prefix how many bits of the address tell clients apart, of 128
    public Admission take(IpAddress address, int prefix, Quota quota) {
        Clients table = quota.sliding() ? sliding : fixed;
        long now = Stamp.cut(millis.getAsLong());
        Client alike = table.fresh(address.masked(prefix), prefix);
        while (true) {
            Client client = table.find(alike);
            if (client == null) {
                client = moved(alike, quota, now);
            } else {
                table.tidy(now, 1);
            }
            Admission admission = client.take(now, quota);
            if (admission != null) {
                return admission;
            }
            table.remove(client);
            alike = table.fresh(address.masked(prefix), prefix);
        }
    }

    /// What a client may do, without counting.
    public Admission peek(IpAddress address, int prefix, Quota quota) {
        Clients table = quota.sliding() ? sliding : fixed;
        Clients other = quota.sliding() ? fixed : sliding;
        long now = Stamp.cut(millis.getAsLong());
        Client alike = table.fresh(address.masked(prefix), prefix);
        Used used = (table.find(alike) == null ? other : table).used(alike, now, quota);
        int left = Math.max(0, quota.requests() - used.requests());
        return new Admission(left > 0, left, quota.windowMillis() - used.ageMillis());
    }

    /// A new client, with what was counted while its plan had the other kind of window.
    private Client moved(Client fresh, Quota quota, long now) {
        Clients other = quota.sliding() ? fixed : sliding;
        Used used = other.used(fresh, now, quota);
        fresh.takeOver(used, now);
        Client client = (quota.sliding() ? sliding : fixed).add(fresh, now);
        if (used.requests() > 0) {
            other.forget(fresh, now);
        }
        return client;
    }

    /// Number of clients that are remembered.
    public int size() {
        return fixed.size() + sliding.size();
    }

    /// Clients that have used something of a window, in the order of their names. Looks at all:
    /// only for the calm side.
    ///
    /// @param after only those behind this one, or null for the first
    /// @param most how many at most
    public List<ClientState> states(@Nullable String after, int most) {
        TreeMap<String, ClientState> states = new TreeMap<>();
        long now = Stamp.cut(millis.getAsLong());
        long today = clock.millis();
        for (Clients table : List.of(fixed, sliding)) {
            table.forEach(
                    client -> {
                        Used used = client.used(now);
                        String name = used.requests() == 0 ? "" : client.text();
                        if (!name.isEmpty() && (after == null || name.compareTo(after) > 0)) {
                            long start = (today - used.ageMillis()) / 1_000;
                            states.put(name, new ClientState(name, used.requests(), start));
                            if (states.size() > most) {
                                states.pollLastEntry();
                            }
                        }
                    });
        }
        return new ArrayList<>(states.values());
    }
}
