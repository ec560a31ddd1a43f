package aigateway.analytics;

/// Calls whose last target was one provider; those that the cache answered are none.
///
/// @param failed those that it failed, or whose answer broke off
public record ProviderCalls(long calls, long failed) {}
