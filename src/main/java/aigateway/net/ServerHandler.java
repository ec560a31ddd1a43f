package aigateway.net;

import aigateway.model.Bytes;

/// Takes the requests of a listener. Called on event loops; must not block.
public interface ServerHandler {
    /// A request's head has come in.
    void handle(ServerExchange exchange);

    /// Something that is no acceptable HTTP request came in; the connection is closed after the
    /// answer.
    WireAnswer malformed(int status, String message, String peer);

    /// An answer to what is no acceptable request.
    ///
    /// @param headers without content-length and connection, which the wire adds
    record WireAnswer(Headers headers, Bytes body) {}
}
