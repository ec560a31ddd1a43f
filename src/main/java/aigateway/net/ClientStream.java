package aigateway.net;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// A request under way whose body is sent piece by piece. Only for use on its loop. What is written
/// before there is a connection waits; so does the writer, as [#writable()] is false until then.
public interface ClientStream extends ClientExchange {
    /// Sends more of the body; flushed by the loop.
    void write(Bytes data);

    /// The body is complete.
    ///
    /// @param trailers fields behind it, sent only where the body's length was not told; or null
    void endBody(@Nullable Headers trailers);

    /// True while the server keeps up.
    boolean writable();

    /// Calls back each time [#writable()] changes.
    void onWritabilityChanged(Runnable action);
}
