package aigateway.net;

/// A request under way. Only for use on its loop.
public interface ClientExchange {
    /// Ends it: the connection is closed (HTTP/2: the stream is reset) and the handler is not
    /// called
    /// again. Does nothing once the answer is complete.
    void cancel();

    /// Stops reading the answer until [#resume()]; what was read already may still be delivered.
    void pause();

    /// Goes on reading.
    void resume();
}
