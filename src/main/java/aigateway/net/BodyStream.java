package aigateway.net;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Takes a request's body as it comes: any number of [#data], then [#end], or [#failed] at any
/// point. Called on the loop of the connection.
public interface BodyStream {
    /// More of the body, without transfer coding; the bytes are the handler's to keep.
    void data(Bytes data);

    /// The body is complete.
    ///
    /// @param trailers the fields behind it, or null if there are none
    void end(@Nullable HeaderView trailers);

    /// There is no more of it.
    void failed(ServerExchange.BodyFailure failure);
}
