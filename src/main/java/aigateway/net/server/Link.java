package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.Loop;
import org.jspecify.annotations.Nullable;

/// What an [Exchange] needs of its connection or stream. The exchange takes care that the calls
/// come
/// in order and stop at the answer's end.
interface Link {
    Loop loop();

    String peer();

    /// The request's fields.
    HeaderView fields();

    /// Counts more memory for the body.
    boolean holdMore(long bytes);

    /// The body is not needed any more.
    void releaseBody();

    /// A whole answer.
    ///
    /// @param body null where there may be none
    /// @param length told to the caller unless negative
    void whole(int status, Headers headers, @Nullable Bytes body, long length);

    /// A head whose data follows.
    ///
    /// @param mayHaveBody false for a status that never has a body
    /// @param bodyless true where this answer has none
    void start(int status, Headers headers, boolean mayHaveBody, boolean bodyless);

    void write(Bytes data);

    void end(boolean bodyless);

    void abort();

    boolean isWritable();
}
