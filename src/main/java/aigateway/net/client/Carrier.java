package aigateway.net.client;

/// What carries a call: a connection of HTTP/1.1, or a stream of HTTP/2.
interface Carrier {
    /// Ends it without telling the call.
    void abandon();

    /// Stops reading.
    void pause();

    /// Goes on reading.
    void resume();
}
