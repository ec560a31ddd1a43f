package aigateway.cache;

import aigateway.dialect.Recording;
import aigateway.model.Bytes;
import aigateway.net.BufferBudget;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// All kept answers, and the calls under way that others may share. Lives as long as the process.
/// Thread-safe; the fast side waits for no lock but for a moment when something is put out.
public final class AnswerCache {
    private final Flights flights = new Flights();
    private final BufferBudget budget;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private volatile long maxBytes;
    private volatile @Nullable Shelf shelf; // made for the first answer: it takes time at start

    /// An empty cache that keeps nothing until [#limit] is set.
    ///
    /// @param budget the limit on all bytes that are buffered; answers that are being recorded
    ///     count
    public AnswerCache(BufferBudget budget) {
        this(budget, System::nanoTime, InstantSource.system());
    }

    /// The same on other clocks.
    ///
    /// @param nanos a monotonic clock
    public AnswerCache(BufferBudget budget, LongSupplier nanos, InstantSource clock) {
        this.budget = budget;
        this.nanos = nanos;
        this.clock = clock;
    }

    private Shelf shelf() {
        Shelf made = shelf;
        return made == null ? make() : made;
    }

    private synchronized Shelf make() {
        Shelf made = shelf;
        if (made == null) {
            made = new Shelf(nanos);
            made.limit(maxBytes);
            shelf = made;
        }
        return made;
    }

    /// Puts settings in force: what is too much for them is put out at once.
    public synchronized void limit(CacheSettings settings) {
        long most = Runtime.getRuntime().maxMemory() / 2;
        long limit = settings.on() ? Math.min(settings.maxBytes(), most) : 0;
        if (limit == maxBytes) {
            return;
        }
        maxBytes = limit;
        Shelf made = shelf;
        if (made != null) {
            made.limit(limit);
        }
    }

    Flights flights() {
        return flights;
    }

    BufferBudget budget() {
        return budget;
    }

    /// Bytes of the largest answer that is kept.
    long largest() {
        return Shelf.largest(maxBytes);
    }

    long nowNanos() {
        return nanos.getAsLong();
    }

    long nowMillis() {
        return clock.millis();
    }

    /// A kept answer of at most this age, or null. Counts nothing.
    ///
    /// @param strict true for one whose parameters were all taken
    @Nullable Answer find(AnswerKey key, long maxAgeNanos, boolean strict) {
        Shelf made = shelf;
        Answer answer = made == null ? null : made.find(key);
        if (answer == null
                || answer.ageNanos(nowNanos()) >= Math.min(maxAgeNanos, answer.facts().ttlNanos())
                || (strict && !answer.facts().losses().isEmpty())) {
            return null;
        }
        return answer;
    }

    void hit() {
        hits.increment();
    }

    void missed() {
        misses.increment();
    }

    /// Keeps an answer if there can be room for it.
    ///
    /// @return what is kept, or null
    @Nullable Answer put(AnswerKey key, Recording recording, Answer.Facts facts) {
        return maxBytes == 0 ? null : shelf().put(key, recording, facts);
    }

    /// Puts out this answer, if it is still there.
    void withdraw(AnswerKey key, Answer answer) {
        shelf().all().remove(key, answer);
    }

    /// A page of entries, in the order of their keys.
    ///
    /// @param limit how many at most
    /// @param after the last key of the page before, or null for the first page
    public List<CachedAnswer> list(int limit, @Nullable String after) {
        AnswerKey last = after == null ? null : AnswerKey.parse(after);
        PriorityQueue<AnswerKey> page = new PriorityQueue<>(Comparator.reverseOrder());
        for (AnswerKey key : shelf().all().keySet()) {
            if (last == null || key.compareTo(last) > 0) {
                page.add(key);
                if (page.size() > limit) {
                    page.remove();
                }
            }
        }
        return page.stream().sorted().map(this::peek).filter(Objects::nonNull).toList();
    }

    /// The entries that are meant, as a JSON object for lists: without the answers themselves.
    ///
    /// @param skip how many of the newest to leave out
    /// @param limit how many at most
    /// @param saved what hits have saved
    public Bytes overview(Listing listing, int skip, int limit, Listing.Saved saved) {
        return listing.json(shelf().all(), this, skip, limit, saved);
    }

    /// One entry, or null if there is none.
    public @Nullable CachedAnswer get(String key) {
        AnswerKey parsed = AnswerKey.parse(key);
        return parsed == null ? null : peek(parsed);
    }

    private @Nullable CachedAnswer peek(AnswerKey key) {
        Answer answer = shelf().peek(key);
        Recording recording = answer == null ? null : answer.recording();
        return answer == null || recording == null
                ? null
                : CachedAnswer.of(key, answer, recording, nowNanos());
    }

    /// Puts out one entry; false if there is none.
    public boolean remove(String key) {
        AnswerKey parsed = AnswerKey.parse(key);
        return parsed != null && shelf().all().remove(parsed) != null;
    }

    /// Puts out the entries of a provider, of a model, or of one model of a provider.
    ///
    /// @param provider the provider, or null for all
    /// @param model the model, or null for all
    /// @return how many there were
    public int removeOf(@Nullable String provider, @Nullable String model) {
        int removed = 0;
        for (var entry : shelf().all().entrySet()) {
            Answer answer = entry.getValue();
            boolean meant =
                    (provider == null || answer.facts().provider().equals(provider))
                            && (model == null || answer.facts().model().equals(model));
            if (meant && shelf().all().remove(entry.getKey(), answer)) {
                removed++;
            }
        }
        return removed;
    }

    /// Puts out everything; the counts of hits and misses stay.
    public void clear() {
        Shelf made = shelf;
        if (made != null) {
            made.clear();
        }
    }

    /// Calls that were served by a kept answer or another call's, since the start.
    public long hits() {
        return hits.sum();
    }

    /// Calls for which nothing was there, since the start.
    public long misses() {
        return misses.sum();
    }

    /// Number of entries.
    public long size() {
        Shelf made = shelf;
        return made == null ? 0 : made.size();
    }

    /// Bytes of memory that the entries take, as counted.
    public long bytes() {
        Shelf made = shelf;
        return made == null ? 0 : made.bytes();
    }

    /// The same, counted one by one.
    long bytesThere() {
        long bytes = 0;
        for (Answer answer : shelf().all().values()) {
            bytes += answer.weight();
        }
        return bytes;
    }

    /// Most bytes that they may take.
    public long maxBytes() {
        return maxBytes;
    }
}
