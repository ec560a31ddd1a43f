package aigateway.cache;

/// How answers are cached.
///
/// @param enabled false to look nothing up and keep nothing
/// @param ttlSeconds how long an answer is kept
/// @param maxBytes most bytes of all kept answers
public record CacheSettings(boolean enabled, int ttlSeconds, long maxBytes) {}
