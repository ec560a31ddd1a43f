package aigateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Answers, as many as there is room for. Thread-safe; takes no lock but for a moment when
/// something
/// is put out.
///
/// The bytes of all entries never exceed the limit: the share of one largest entry stays free for
/// answers that come in while others are put out.
final class Shelf {
    private static final int LARGEST_SHARE = 8;

    private final Cache<AnswerKey, Answer> entries;
    private final AtomicLong held = new AtomicLong();
    private volatile long maxBytes;

    /// @param nanos a monotonic clock
    Shelf(LongSupplier nanos) {
        entries =
                Caffeine.newBuilder()
                        .maximumWeight(0)
                        .weigher((AnswerKey _, Answer answer) -> answer.weight())
                        .expireAfter(Expiry.creating(Shelf::timeToLive))
                        .ticker(nanos::getAsLong)
                        .executor(Runnable::run)
                        .removalListener((_, answer, _) -> removed(answer))
                        .build();
    }

    private static Duration timeToLive(AnswerKey key, Answer answer) {
        return Duration.ofNanos(answer.ttlNanos());
    }

    private void removed(@Nullable Answer answer) {
        if (answer != null) {
            held.addAndGet(-answer.weight());
        }
    }

    /// Bytes of the largest entry under a limit.
    static long largest(long maxBytes) {
        return maxBytes / LARGEST_SHARE;
    }

    /// Sets the limit; what is too much is put out at once.
    void limit(long bytes) {
        maxBytes = bytes;
        long room = bytes - largest(bytes);
        entries.policy().eviction().ifPresent(eviction -> eviction.setMaximum(room));
        entries.cleanUp();
    }

    /// An entry that is not too old, or null.
    @Nullable Answer find(AnswerKey key) {
        return entries.getIfPresent(key);
    }

    /// The same, without its counting as asked for.
    @Nullable Answer peek(AnswerKey key) {
        return entries.policy().getIfPresentQuietly(key);
    }

    /// Keeps an answer if there can be room for it.
    void put(AnswerKey key, Answer answer) {
        int weight = answer.weight();
        if (weight > largest(maxBytes)) {
            return;
        }
        if (held.addAndGet(weight) > maxBytes) {
            entries.cleanUp();
            if (held.get() > maxBytes) {
                held.addAndGet(-weight);
                return;
            }
        }
        entries.put(key, answer);
    }

    /// All entries; what is removed here is put out.
    Map<AnswerKey, Answer> all() {
        return entries.asMap();
    }

    void clear() {
        entries.invalidateAll();
        entries.cleanUp();
    }

    long size() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    /// Bytes of all entries, as counted.
    long bytes() {
        return held.get();
    }
}
