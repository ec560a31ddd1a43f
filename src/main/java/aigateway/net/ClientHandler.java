package aigateway.net;

import aigateway.model.Bytes;

/// Takes an answer as it comes: [#head], any number of [#data], [#end]; or [#failed] at any point,
/// and
/// then nothing more. Called on the loop that sent the request.
public interface ClientHandler {
    /// The answer's head; interim answers (1xx) are not delivered.
    void head(int status, HeaderView headers);

    /// More of the body, without transfer coding; the bytes are the handler's to keep.
    void data(Bytes data);

    /// The fields behind the body, right before [#end()]; only if there are any.
    default void trailers(HeaderView trailers) {}

    /// The server answered 101 to a request that asked for another protocol; nothing else is called
    /// after this.
    ///
    /// @return takes what comes from the server
    default Tunnel.Handler upgraded(HeaderView headers, Tunnel tunnel) {
        throw new IllegalStateException("no other protocol was asked for");
    }

    /// The answer is complete.
    void end();

    /// There is no answer, or no more of it.
    void failed(NetFailure failure);
}
