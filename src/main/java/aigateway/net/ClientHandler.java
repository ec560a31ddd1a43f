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

    /// The answer is complete.
    void end();

    /// There is no answer, or no more of it.
    void failed(NetFailure failure);
}
