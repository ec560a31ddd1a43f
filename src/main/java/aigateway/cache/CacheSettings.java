package aigateway.cache;

/// How answers are cached.
///
/// @param enabled false to look nothing up and keep nothing
/// @param ttlSeconds how long an answer is kept; 0 is as if it were not enabled
/// @param maxBytes most bytes of all kept answers
public record CacheSettings(boolean enabled, int ttlSeconds, long maxBytes) {
    /// What holds if nothing else is said: an hour, and so little of the heap that what is kept is
    /// no burden to the garbage collector.
    public static final CacheSettings USUAL =
            new CacheSettings(true, 3600, Runtime.getRuntime().maxMemory() / 16);

    /// True if anything may be looked up or kept.
    public boolean on() {
        return enabled && ttlSeconds > 0 && maxBytes > 0;
    }
}
