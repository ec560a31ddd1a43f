package aigateway.cache;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import aigateway.config.Section;

/// The keys of the cache.
public final class CacheKeys {
    /// Longest time to keep an answer.
    static final int MOST_SECONDS = 31_536_000;

    /// `cacheTTLSeconds`, before the first table.
    public static final Key<Integer> TTL =
            Key.of(
                    "cacheTTLSeconds",
                    Forms.integer(0, MOST_SECONDS),
                    CacheSettings.USUAL.ttlSeconds(),
                    "How long answers are kept in the cache; 0 for not at all.");

    private static final Key<Boolean> ENABLED =
            Key.of(
                    "enabled",
                    Forms.flag(),
                    CacheSettings.USUAL.enabled(),
                    "Whether answers are kept and given again to identical calls.");

    private static final Key<Long> MAX_BYTES =
            Key.optional(
                            "maxBytes",
                            Forms.bytes(0, Long.MAX_VALUE),
                            "Most bytes of all kept answers together; never more than half of the"
                                    + " heap.")
                    .fallbackText("a sixteenth of the heap");

    /// `[cache]`.
    public static final Schema CACHE =
            Schema.of("cache", Repeat.ONCE, "The cache of answers.", ENABLED, MAX_BYTES);

    private CacheKeys() {}

    /// Reads the keys, from the outermost table.
    public static CacheSettings read(Section root) {
        Section cache = root.table(CACHE);
        Long written = cache.find(MAX_BYTES);
        long maxBytes = written == null ? CacheSettings.USUAL.maxBytes() : written;
        return new CacheSettings(cache.get(ENABLED), root.get(TTL), maxBytes);
    }
}
