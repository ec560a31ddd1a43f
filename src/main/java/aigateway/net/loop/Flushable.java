package aigateway.net.loop;

/// Something that gathers output until its loop's current input is used up.
public interface Flushable {
    /// Hands all gathered output to the socket. Called on the loop, once for each
    /// [NettyLoop#markDirty].
    void flushPending();
}
