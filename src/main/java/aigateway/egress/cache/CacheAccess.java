package aigateway.egress.cache;

import aigateway.net.BufferBudget;
import aigateway.net.Headers;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One request's dealings with the cache: [#look()], then [#answered(int, Headers)]. For one loop.
public final class CacheAccess {
    private final HttpCache cache;
    private final CacheableRequest request;
    private final BufferBudget budget;
    private final AtomicLong writes;
    private final long writesBefore;
    private final long askedMillis;
    private @Nullable StoredAnswer questioned;
    private boolean bypass;

    /// @param budget what is being recorded counts
    /// @param writes how many requests have changed something behind the same server, so that no
    ///     answer is kept that was on its way meanwhile
    public CacheAccess(
            HttpCache cache, CacheableRequest request, BufferBudget budget, AtomicLong writes) {
        this.cache = cache;
        this.request = request;
        this.budget = budget;
        this.writes = writes;
        writesBefore = writes.get();
        askedMillis = cache.nowMillis();
    }

    /// Looks for an answer; may add conditions to the request.
    public Found look() {
        Headers headers = request.headers();
        CacheControl asked = CacheControl.of(headers);
        if (!request.isRead() || request.isPartial() || asked.noStore()) {
            bypass = true;
            return asked.onlyIfCached() && request.isRead()
                    ? new Found.Unsatisfiable()
                    : new Found.Bypass();
        }
        StoredAnswer stored = cache.find(request.key(), headers);
        if (stored != null && Reuse.isUsable(stored, asked, askedMillis)) {
            return usable(stored, Reuse.callerHas(stored, headers));
        }
        if (asked.onlyIfCached()) {
            return new Found.Unsatisfiable();
        }
        boolean own = request.isConditional() || request.method().equals("HEAD");
        if (stored != null && stored.hasValidator() && !own) {
            questioned = stored;
            Refreshing.ask(stored, headers);
        }
        return new Found.Ask();
    }

    /// Looks for nothing, and keeps nothing: the request has a body.
    public Found pass() {
        bypass = true;
        return new Found.Bypass();
    }

    /// @param has true if the caller has a copy that is as good
    private Found.Usable usable(StoredAnswer stored, boolean has) {
        Headers headers = new Headers();
        Headers all = stored.headers();
        for (int i = 0; i < all.size(); i++) {
            String name = all.name(i);
            if (!name.equals("age") && !(has && name.startsWith("content-"))) {
                headers.add(name, all.value(i));
            }
        }
        headers.add("age", Long.toString(stored.ageSeconds(cache.nowMillis())));
        return new Found.Usable(
                has ? 304 : stored.status(),
                headers,
                has ? aigateway.model.Bytes.EMPTY : stored.body());
    }

    /// The server says that the answer that was asked about is still good.
    ///
    /// @param told the fields of its 304
    /// @return what to give out; null if it answers the caller's own question
    public Found.@Nullable Usable stillGood(Headers told) {
        StoredAnswer stored = questioned;
        if (stored == null) {
            refreshCallers(told);
            return null;
        }
        StoredAnswer fresh = refreshed(stored, told);
        if (fresh == null) {
            cache.remove(request.key());
            Headers merged = Refreshing.merged(stored, told);
            return new Found.Usable(stored.status(), merged, stored.body());
        }
        keep(fresh);
        // the conditions are the gateway's: the caller has no copy
        return usable(fresh, false);
    }

    private @Nullable StoredAnswer refreshed(StoredAnswer stored, Headers told) {
        long now = cache.nowMillis();
        return Refreshing.refreshed(stored, request, told, now, now - askedMillis);
    }

    /// A 304 for the caller's own copy tells of the kept one too, if it is the same.
    private void refreshCallers(Headers told) {
        StoredAnswer stored = bypass ? null : cache.find(request.key(), request.headers());
        String etag = told.get("etag");
        boolean get = request.method().equals("GET");
        if (stored != null && etag != null && etag.equals(stored.etag()) && get) {
            StoredAnswer fresh = refreshed(stored, told);
            if (fresh != null) {
                keep(fresh);
            }
        }
    }

    /// The server has answered; what it says may put kept answers out.
    ///
    /// @param headers the end-to-end fields
    /// @return takes the body, or null if the answer is not kept
    public @Nullable Recording answered(int status, Headers headers) {
        if (bypass && !request.isRead()) {
            return null;
        }
        long now = cache.nowMillis();
        StoredAnswer head =
                bypass ? null : Storing.of(request, status, headers, now, now - askedMillis);
        if (head == null) {
            // what was kept is out of date now
            if (!bypass && request.method().equals("GET") && status < 500 && status != 304) {
                cache.remove(request.key());
            }
            return null;
        }
        return new Recording(this, head, budget, cache.largest());
    }

    /// A request that changes something was answered without an error.
    ///
    /// @param keys the keys of what it may have changed, besides its own
    public void wrote(Iterable<String> keys) {
        writes.incrementAndGet();
        cache.remove(request.key());
        keys.forEach(cache::remove);
    }

    void keep(StoredAnswer answer) {
        if (writes.get() == writesBefore) {
            cache.put(request.key(), answer, request.headers());
        }
    }
}
