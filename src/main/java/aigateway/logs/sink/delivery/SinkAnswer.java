package aigateway.logs.sink.delivery;

import aigateway.model.Bytes;

/// What became of a request to a sink.
public sealed interface SinkAnswer {
    /// It was answered.
    ///
    /// @param retryAfter the answer's `retry-after`, or empty
    record Answered(int status, String retryAfter, Bytes body) implements SinkAnswer {}

    /// There is no whole answer.
    record Failed(String why) implements SinkAnswer {}
}
