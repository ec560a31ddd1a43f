package aigateway.analytics.recent;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Remembers the calls that ended last. Thread-safe; remembering never waits.
public final class Recent {
    /// Most calls that are remembered.
    public static final int MOST = 10_000;

    private final InstantSource clock;
    private final ToIntFunction<Failure> status;
    private final AtomicLong last = new AtomicLong();
    private final Bodies bodies;
    private volatile @Nullable AtomicReferenceArray<@Nullable Remembered> ring;

    /// An empty memory.
    ///
    /// @param status the HTTP status of a failure
    public Recent(InstantSource clock, ToIntFunction<Failure> status) {
        this(clock, status, Bodies.MOST_BYTES);
    }

    Recent(InstantSource clock, ToIntFunction<Failure> status, long mostBytes) {
        this.clock = clock;
        this.status = status;
        bodies = new Bodies(mostBytes);
    }

    /// A call is over.
    public void add(Ended ended) {
        Failure failure = ended.failure();
        int got = failure == null || ended.began() ? 200 : status.applyAsInt(failure);
        Trouble trouble = failure == null ? null : Trouble.of(failure);
        long number = last.incrementAndGet();
        Remembered call = new Remembered(number, ended, clock.millis(), got, trouble);
        Remembered before = ring().getAndSet((int) (number % MOST), call);
        if (before != null && before.said() != null) {
            bodies.forget(before);
        }
        if (ended.answer() != null) {
            bodies.add(call);
        }
    }

    private AtomicReferenceArray<@Nullable Remembered> ring() {
        AtomicReferenceArray<@Nullable Remembered> made = ring;
        return made == null ? make() : made;
    }

    private synchronized AtomicReferenceArray<@Nullable Remembered> make() {
        AtomicReferenceArray<@Nullable Remembered> made = ring;
        if (made == null) {
            made = new AtomicReferenceArray<>(MOST);
            ring = made;
        }
        return made;
    }

    /// The number of the call that ended last, or 0.
    public long last() {
        return last.get();
    }

    /// The call of a number, or null if it is not, or not yet, remembered.
    @Nullable Remembered call(long number) {
        AtomicReferenceArray<@Nullable Remembered> made = ring;
        if (made == null || number <= 0) {
            return null;
        }
        Remembered found = made.get((int) (number % MOST));
        return found != null && found.number == number ? found : null;
    }

    /// A part of the calls, newest first, as `GET /admin/requests` shows them.
    ///
    /// @param before only calls with smaller numbers
    public Bytes json(Filter filter, long before, int limit) {
        long newest = last.get();
        List<Remembered> found = new ArrayList<>();
        long from = Math.min(newest, before - 1);
        for (long number = from; number > 0 && number > newest - MOST; number--) {
            Remembered call = call(number);
            if (call != null && filter.takes(call)) {
                found.add(call);
                if (found.size() > limit) {
                    break;
                }
            }
        }
        boolean more = found.size() > limit;
        JsonWriter json = new JsonWriter(32 << 10).object().key("requests").array();
        found.stream().limit(limit).forEach(call -> RowJson.row(json, call));
        json.endArray().key("more").bool(more);
        json.key("remembered").number(Math.min(newest, MOST)).key("most").number(MOST);
        return json.endObject().bytes();
    }

    /// All that is known of a call, or null if it is forgotten.
    public @Nullable Bytes json(long number) {
        Remembered call = call(number);
        return call == null ? null : RowJson.whole(call);
    }

    /// The calls after a number, oldest first, at most so many of the newest ones.
    ///
    /// @param after the number of the last call that is known already
    public News news(long after, int most) {
        long newest = last.get();
        long end = newest;
        // one that has its number but is not there yet comes the next time, and what is behind it
        for (long number = newest; number > after && number > newest - most; number--) {
            if (call(number) == null) {
                end = number - 1;
            }
        }
        long first = Math.max(after, end - most) + 1;
        JsonWriter json = new JsonWriter(8 << 10).object().key("calls").array();
        for (long number = first; number <= end; number++) {
            Remembered call = call(number);
            if (call != null) {
                RowJson.row(json, call);
            }
        }
        long skipped = Math.max(0, first - 1 - after);
        json.endArray().key("skipped").number(skipped);
        return new News(Math.max(after, end), end > after, json.endObject().bytes());
    }

    /// Calls that ended since somebody asked.
    ///
    /// @param last the number to ask with the next time
    /// @param any true if there are some
    /// @param json as events show it
    public record News(long last, boolean any, Bytes json) {}
}
