package aigateway.analytics.series;

/// What is counted for all calls together. In order: files know them by it.
public enum Figure {
    /// Calls that ended.
    CALLS("calls"),
    /// Calls for which no provider had a (whole) answer.
    FAILED("failed"),
    /// Calls that the cache answered.
    HITS("hits"),
    /// Calls that were not taken, over a limit, or blocked.
    REFUSED("refused"),
    /// Tokens that providers read.
    INPUT_TOKENS("inputTokens"),
    /// Tokens that providers wrote.
    OUTPUT_TOKENS("outputTokens"),
    /// Further tries of calls, after their first.
    FAILOVERS("failovers"),
    /// The most calls that were seen under way at once.
    IN_FLIGHT("inFlight");

    private final String word;

    Figure(String word) {
        this.word = word;
    }

    /// The name in JSON.
    public String word() {
        return word;
    }
}
