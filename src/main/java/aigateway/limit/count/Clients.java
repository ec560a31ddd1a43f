package aigateway.limit.count;

import aigateway.limit.address.IpAddress;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The clients of one kind of window. Holds a bounded number of them: those whose window is over
/// make room, and if there are none, the one of a few that has waited the longest. For all
/// threads; each call does a little of the tidying, nobody does much.
final class Clients {
    /// Fewer are not worth a look.
    private static final int FEW = 1_024;

    /// How many are looked at when one must go.
    private static final int SAMPLE = 8;

    /// Most that go in one call: threads that were kept from it leave more.
    private static final int AT_ONCE = 32;

    private final ConcurrentHashMap<Client, Client> clients = new ConcurrentHashMap<>();
    private final AtomicBoolean tidying = new AtomicBoolean();
    private final BiFunction<IpAddress, Integer, Client> maker;
    private final int most;
    private Iterator<Client> cursor = Collections.emptyIterator(); // whoever is tidying has it

    Clients(BiFunction<IpAddress, Integer, Client> maker, int most) {
        this.maker = maker;
        this.most = most;
    }

    /// The client, or a new one that has not counted yet and that nobody else sees.
    Client fresh(IpAddress address, int prefix) {
        return maker.apply(address, prefix);
    }

    @Nullable Client find(Client alike) {
        return clients.get(alike);
    }

    /// What a client has used; nothing if it is not here.
    Used used(Client alike, long now, Quota quota) {
        Client client = clients.get(alike);
        return client == null ? Used.NOTHING : client.used(now, quota.windowMillis());
    }

    /// Adds a client unless there is one already.
    ///
    /// @return the one that is there now
    Client add(Client fresh, long now) {
        Client there = clients.putIfAbsent(fresh, fresh);
        if (there != null) {
            return there;
        }
        tidy(now, 2);
        return fresh;
    }

    /// Forgets a client, whatever it has counted.
    void forget(Client alike, long now) {
        bury(clients.get(alike), now, true);
    }

    /// Takes a dead one out.
    @SuppressWarnings("ReferenceEquality") // the very object is meant
    void remove(Client dead) {
        // not by remove(key, value): another that is equal may have taken its place
        clients.computeIfPresent(dead, (_, there) -> there == dead ? null : there);
    }

    int size() {
        return (int) Math.min(Integer.MAX_VALUE, clients.mappingCount());
    }

    void forEach(Consumer<Client> each) {
        clients.values().forEach(each);
    }

    /// Looks at so many, and at more if there are too many.
    void tidy(long now, int looks) {
        int size = size();
        if ((size < FEW && size <= most) || !tidying.compareAndSet(false, true)) {
            return;
        }
        try {
            for (int i = 0; i < looks; i++) {
                bury(next(), now, false);
            }
            for (int i = 0; i < AT_ONCE && size() > most; i++) {
                evict(now);
            }
        } finally {
            tidying.set(false);
        }
    }

    private void evict(long now) {
        Client oldest = null;
        long age = -1;
        for (int i = 0; i < SAMPLE; i++) {
            Client client = next();
            if (client == null || bury(client, now, false)) {
                return;
            }
            Used used = client.used(now);
            if (used.ageMillis() > age) {
                age = used.ageMillis();
                oldest = client;
            }
        }
        bury(oldest, now, true);
    }

    private boolean bury(@Nullable Client client, long now, boolean anyway) {
        if (client == null || !client.kill(now, anyway)) {
            return false;
        }
        remove(client);
        return true;
    }

    private @Nullable Client next() {
        if (!cursor.hasNext()) {
            cursor = clients.values().iterator();
        }
        return cursor.hasNext() ? cursor.next() : null;
    }
}
