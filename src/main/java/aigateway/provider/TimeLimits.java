package aigateway.provider;

/// Time limits of a call, in milliseconds.
///
/// @param connectMillis DNS, TCP, proxy and TLS together
/// @param firstByteWholeMillis until the first byte of a whole answer
/// @param firstByteStreamMillis until a stream's first event
/// @param idleMillis between two events
/// @param totalMillis for the whole call
public record TimeLimits(
        int connectMillis,
        int firstByteWholeMillis,
        int firstByteStreamMillis,
        int idleMillis,
        int totalMillis) {
    /// The defaults of the configuration.
    public static final TimeLimits DEFAULT =
            new TimeLimits(5_000, 600_000, 60_000, 120_000, 900_000);

    /// The same, none of them longer than this.
    public TimeLimits atMost(int millis) {
        return new TimeLimits(
                Math.min(connectMillis, millis),
                Math.min(firstByteWholeMillis, millis),
                Math.min(firstByteStreamMillis, millis),
                Math.min(idleMillis, millis),
                Math.min(totalMillis, millis));
    }
}
