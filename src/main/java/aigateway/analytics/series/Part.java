package aigateway.analytics.series;

/// What is counted for each provider. In order: files know them by it.
public enum Part {
    /// Calls that ended.
    CALLS,
    /// Calls that failed.
    FAILED,
    /// Tokens that it read.
    INPUT_TOKENS,
    /// Tokens that it wrote.
    OUTPUT_TOKENS,
    /// How long the timed calls took together, in microseconds.
    MICROS,
    /// Calls that were timed.
    TIMED
}
