package aigateway.net.client;

/// How long the parts of making a connection took, the last one that its client made. Written on
/// the client's loop; read when the call is over.
public final class ConnectTimes {
    /// What a part says that did not happen.
    public static final long NONE = -1;

    private long from;
    private long lookUp = NONE;
    private long connect = NONE;
    private long handshake = NONE;
    private long ready;

    void begin() {
        from = System.nanoTime();
        lookUp = NONE;
        connect = NONE;
        handshake = NONE;
        ready = 0;
    }

    /// @param counts whether a name was looked up, and the server's own
    void found(boolean counts) {
        lookUp = part(counts);
    }

    /// @param counts whether it is the server that was connected to
    void connected(boolean counts) {
        connect = part(counts);
    }

    /// @param tls whether there was a handshake
    void ready(boolean tls) {
        handshake = part(tls);
        ready = from;
    }

    private long part(boolean counts) {
        long now = System.nanoTime();
        long took = now - from;
        from = now;
        return counts ? took : NONE;
    }

    /// Looking up the server's name, in nanoseconds; [#NONE] for an address, or behind a proxy.
    public long lookUpNanos() {
        return lookUp;
    }

    /// The TCP connection to the server, in nanoseconds; [#NONE] behind a proxy.
    public long connectNanos() {
        return connect;
    }

    /// The TLS handshake, in nanoseconds; [#NONE] if there was none.
    public long handshakeNanos() {
        return handshake;
    }

    /// [System#nanoTime()] when the connection was ready for the request, or 0.
    public long readyNanos() {
        return ready;
    }
}
