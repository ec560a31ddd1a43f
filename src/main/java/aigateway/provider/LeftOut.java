package aigateway.provider;

/// A provider that is configured but cannot be used.
///
/// @param reason why, for callers that name it: `its apiKey is empty`
public record LeftOut(String name, String reason) {}
