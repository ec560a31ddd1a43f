package aigateway.logs.sink.delivery;

/// A sink at one moment.
///
/// @param queueEvents lines that are held for it
/// @param queueBytes memory that they hold
/// @param lagMillis age of the oldest of them
public record SinkStatus(SinkState state, long queueEvents, long queueBytes, long lagMillis) {
    /// A sink that has nothing.
    public static SinkStatus idle(SinkState state) {
        return new SinkStatus(state, 0, 0, 0);
    }
}
