package aigateway.call;

/// What the cache had to do with a call; `x-cache` says it.
public enum CacheStatus {
    /// The answer came from the cache, or from an identical call under way.
    HIT("hit"),
    /// It was not there.
    MISS("miss"),
    /// Nobody looked.
    BYPASS("bypass");

    private final String wire;

    CacheStatus(String wire) {
        this.wire = wire;
    }

    /// The value of `x-cache`.
    public String wire() {
        return wire;
    }
}
