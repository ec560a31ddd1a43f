package aigateway.config;

/// A value that is in force, for people to look at.
///
/// @param path as `gateway.port`
/// @param value the value as text; secrets are masked
/// @param origin `FILE:LINE`, `environment NAME` or `default`
public record EffectiveValue(String path, String value, String origin) {}
