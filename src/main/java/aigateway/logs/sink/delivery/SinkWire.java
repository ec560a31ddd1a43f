package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.SinkRequest;

/// The way to one sink.
public interface SinkWire {
    /// Sends a request and waits for the answer. An interrupt ends the waiting and is kept.
    ///
    /// @param mostMillis how long it may take in all
    SinkAnswer send(SinkRequest request, long mostMillis);
}
