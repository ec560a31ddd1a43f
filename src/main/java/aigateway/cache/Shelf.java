package aigateway.cache;

import aigateway.dialect.Recording;
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
    private volatile Vault vault = new Vault(0);
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
        return Duration.ofNanos(answer.facts().ttlNanos());
    }

    private void removed(@Nullable Answer answer) {
        if (answer != null) {
            answer.release();
            held.addAndGet(-answer.weight());
        }
    }

    /// Bytes of the largest entry under a limit.
    static long largest(long maxBytes) {
        return maxBytes / LARGEST_SHARE;
    }

    /// Sets the limit; what is too much is put out at once. For one thread at a time.
    void limit(long bytes) {
        maxBytes = bytes;
        long room = bytes - largest(bytes);
        entries.policy().eviction().ifPresent(eviction -> eviction.setMaximum(room));
        entries.cleanUp();
        vault = new Vault(bytes);
        // Pages are never given back one by one: answers move into new ones.
        entries.asMap()
                .forEach(
                        (key, answer) -> {
                            Recording recording = answer.recording();
                            if (recording != null) {
                                replace(key, answer, recording);
                            }
                        });
    }

    private void replace(AnswerKey key, Answer answer, Recording recording) {
        Answer moved = Answer.of(recording, answer.facts(), vault);
        if (moved == null) {
            entries.asMap().remove(key, answer);
            return;
        }
        held.addAndGet(moved.weight());
        if (!entries.asMap().replace(key, answer, moved)) {
            removed(moved);
        }
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
    ///
    /// @return what is kept, or null
    @Nullable Answer put(AnswerKey key, Recording recording, Answer.Facts facts) {
        int weight = Answer.weight(recording, facts);
        if (weight > largest(maxBytes)) {
            return null;
        }
        if (!reserve(weight)) {
            entries.cleanUp();
            if (!reserve(weight)) {
                return null;
            }
        }
        Answer answer = Answer.of(recording, facts, vault);
        if (answer == null) {
            held.addAndGet(-weight);
            return null;
        }
        entries.put(key, answer);
        return answer;
    }

    /// Counts an entry before it is there; false if there is no room at the moment.
    private boolean reserve(int weight) {
        while (true) {
            long before = held.get();
            if (before + weight > maxBytes) {
                return false;
            }
            if (held.compareAndSet(before, before + weight)) {
                return true;
            }
        }
    }

    /// All entries; what is removed here is put out.
    Map<AnswerKey, Answer> all() {
        return entries.asMap();
    }

    void clear() {
        entries.invalidateAll();
        entries.cleanUp();
        if (entries.estimatedSize() == 0) {
            vault = new Vault(maxBytes);
        }
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
