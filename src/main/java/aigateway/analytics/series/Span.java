package aigateway.analytics.series;

/// What is measured of calls. In order: files know them by it.
public enum Span {
    /// From the request's head to the answer's end.
    LATENCY("latency"),
    /// From the request's head to the answer's first part.
    FIRST_BYTE("firstByte"),
    /// What of it the gateway took itself.
    OVERHEAD("overhead");

    private final String word;

    Span(String word) {
        this.word = word;
    }

    /// The name in JSON.
    public String word() {
        return word;
    }
}
