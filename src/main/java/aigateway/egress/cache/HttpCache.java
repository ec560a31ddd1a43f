package aigateway.egress.cache;

import aigateway.net.Headers;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All kept answers. Lives as long as the gateway. Thread-safe; nothing blocks but for a moment.
public final class HttpCache {
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int PARTS = 16;
    private static final int MOST_VARIANTS = 8;

    private final InstantSource clock;
    private final long maxBytes;
    private volatile @Nullable Cache<String, List<StoredAnswer>> kept; // made for the first answer

    /// An empty cache of a sixteenth of the heap, 256 MiB at most.
    public HttpCache() {
        this(
                InstantSource.system(),
                Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / PARTS));
    }

    /// An empty cache.
    ///
    /// @param clock the time of day
    /// @param maxBytes of all answers together
    public HttpCache(InstantSource clock, long maxBytes) {
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    long nowMillis() {
        return clock.millis();
    }

    /// Bytes of the longest body that is kept.
    long largest() {
        return maxBytes / PARTS;
    }

    /// The kept answer to a request, or null.
    @Nullable StoredAnswer find(String key, Headers request) {
        var made = kept;
        List<StoredAnswer> variants = made == null ? null : made.getIfPresent(key);
        if (variants != null) {
            for (StoredAnswer one : variants) {
                if (one.selected().matches(request)) {
                    return one;
                }
            }
        }
        return null;
    }

    /// Keeps an answer in place of the one for such requests.
    void put(String key, StoredAnswer answer, Headers request) {
        if (answer.weight() > largest()) {
            return;
        }
        cache().asMap()
                .compute(
                        key,
                        (_, before) -> {
                            List<StoredAnswer> variants = new ArrayList<>();
                            variants.add(answer);
                            if (before != null) {
                                for (StoredAnswer one : before) {
                                    boolean other = !one.selected().matches(request);
                                    if (other && variants.size() < MOST_VARIANTS) {
                                        variants.add(one);
                                    }
                                }
                            }
                            return List.copyOf(variants);
                        });
    }

    /// Puts out all answers of a key.
    void remove(String key) {
        var made = kept;
        if (made != null) {
            made.invalidate(key);
        }
    }

    /// Puts out the answers whose keys begin so.
    public void removeAll(String prefix) {
        var made = kept;
        if (made != null) {
            made.asMap().keySet().removeIf(key -> key.startsWith(prefix));
        }
    }

    /// Number of keys that have answers.
    public long size() {
        var made = kept;
        return made == null ? 0 : made.asMap().size();
    }

    private Cache<String, List<StoredAnswer>> cache() {
        var made = kept;
        return made == null ? make() : made;
    }

    private synchronized Cache<String, List<StoredAnswer>> make() {
        var made = kept;
        if (made == null) {
            made =
                    Caffeine.newBuilder()
                            .maximumWeight(maxBytes)
                            .<String, List<StoredAnswer>>weigher(HttpCache::weight)
                            .executor(Runnable::run)
                            .build();
            kept = made;
        }
        return made;
    }

    private static int weight(String key, List<StoredAnswer> variants) {
        long weight = key.length() + 100L;
        for (StoredAnswer one : variants) {
            weight += one.weight();
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }
}
