package aigateway.net;

import aigateway.model.Bytes;

/// A connection that stopped speaking HTTP: bytes both ways (a WebSocket's, for instance). Only for
/// use on its loop; what is called after its end does nothing.
public interface Tunnel {
    /// Sends bytes; flushed by the loop.
    void write(Bytes data);

    /// Closes the connection once what was written has left.
    void close();

    /// Stops reading until [#resume()].
    void pause();

    /// Goes on reading.
    void resume();

    /// True while the other side keeps up.
    boolean writable();

    /// Takes what comes in; called on the loop.
    interface Handler {
        /// Bytes from the other side; the handler's to keep.
        void data(Bytes data);

        /// [Tunnel#writable()] changed.
        void writabilityChanged();

        /// The connection is gone.
        void closed();
    }
}
