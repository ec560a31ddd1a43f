package aigateway.limit;

/// How windows lie in time.
public enum Window {
    /// One begins with a client's first request, and the next with the first after its end.
    FIXED("fixed"),
    /// The limit holds in every window, wherever it begins.
    SLIDING("sliding");

    private final String wire;

    Window(String wire) {
        this.wire = wire;
    }

    /// The word in configurations.
    public String wire() {
        return wire;
    }
}
