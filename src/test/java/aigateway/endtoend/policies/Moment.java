package aigateway.endtoend.policies;

/// Where a call's answer comes from.
public enum Moment {
    /// The target that was asked first.
    FIRST_TRY("first try"),
    /// The next one, since the first has failed.
    AFTER_FAILOVER("after failover"),
    /// The cache.
    CACHE_HIT("cache hit");

    private final String words;

    Moment(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
