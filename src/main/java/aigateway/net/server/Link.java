package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.Loop;
import aigateway.net.Tunnel;
import org.jspecify.annotations.Nullable;

/// What an [Exchange] needs of its connection or stream. The exchange takes care that the calls
/// come in order and stop at the answer's end.
interface Link {
    Loop loop();

    String peer();

    /// The request's fields.
    HeaderView fields();

    /// The request's body.
    Body body();

    /// Goes on with bytes both ways in place of an answer; null if that cannot be.
    @Nullable Tunnel upgrade(Headers headers, Tunnel.Handler handler);

    /// A whole answer.
    ///
    /// @param body null where there may be none
    /// @param length told to the caller unless negative
    void whole(int status, Headers headers, @Nullable Bytes body, long length);

    /// A head whose data follows.
    ///
    /// @param length of the data, told to the caller unless negative
    /// @param mayHaveBody false for a status that never has a body
    /// @param bodyless true where this answer has none
    void start(int status, Headers headers, long length, boolean mayHaveBody, boolean bodyless);

    void write(Bytes data);

    /// The answer's end.
    ///
    /// @param trailers fields behind the data, or null
    void end(boolean bodyless, @Nullable Headers trailers);

    void abort();

    boolean isWritable();

    /// What an exchange needs of its request's body.
    interface Body {
        /// Its length, or -1 if it is not known.
        long bodyLength();

        /// Reads no more of it for now.
        void pauseBody();

        void resumeBody();

        /// Counts more memory for it.
        boolean holdMore(long bytes);

        /// It is not needed any more.
        void releaseBody();
    }
}
