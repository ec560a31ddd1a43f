package aigateway.analytics;

/// Tokens that no provider was paid for, because the cache had the answers.
///
/// @param input tokens of prompts that nobody had to read
/// @param output tokens that nobody had to write
public record SavedTokens(long input, long output) {}
