package aigateway.egress.account;

import aigateway.call.CacheStatus;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.concurrent.atomic.LongAdder;

/// Sums over the calls of one route since the start of the gateway. Thread-safe.
public final class RouteStats {
    private final LongAdder calls = new LongAdder();
    private final LongAdder active = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder bytesUp = new LongAdder();
    private final LongAdder bytesDown = new LongAdder();
    private final LongAdder micros = new LongAdder();

    void begin() {
        active.increment();
    }

    void end(Account.Result result) {
        active.decrement();
        calls.increment();
        if (result.isRefused()) {
            refused.increment();
        } else if (result.isError()) {
            errors.increment();
        }
        if (result.cache() == CacheStatus.HIT) {
            hits.increment();
        } else if (result.cache() == CacheStatus.MISS) {
            misses.increment();
        }
        bytesUp.add(result.bytesUp());
        bytesDown.add(result.bytesDown());
        micros.add(result.nanos() / 1_000);
    }

    /// The sums as a JSON object.
    public Bytes json() {
        long all = calls.sum();
        JsonWriter json = new JsonWriter(320).object();
        json.key("calls").number(all);
        json.key("active").number(active.sum());
        json.key("errors").number(errors.sum());
        json.key("refused").number(refused.sum());
        json.key("cacheHits").number(hits.sum());
        json.key("cacheMisses").number(misses.sum());
        json.key("bytesUp").number(bytesUp.sum());
        json.key("bytesDown").number(bytesDown.sum());
        json.key("totalMillis").decimal(micros.sum(), 3);
        json.key("averageMillis").decimal(all == 0 ? 0 : micros.sum() / all, 3);
        return json.endObject().bytes();
    }
}
