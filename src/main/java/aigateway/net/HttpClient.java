package aigateway.net;

/// Sends requests from one [Loop], over connections that it keeps for reuse: HTTP/1.1, or HTTP/2
/// where TLS negotiates it. Only for use on its loop.
///
/// A connection that was kept and turns out to be closed before any byte of an answer came is
/// replaced by a fresh one once, unseen by the handler.
public interface HttpClient {
    /// Sends a request. The handler is called on the loop, never before this returns.
    ClientExchange send(ClientRequest request, ClientHandler handler);

    /// Begins a request whose body follows piece by piece. It goes over a kept connection of
    /// HTTP/1.1 only if it may be sent twice: with GET, HEAD, PUT, DELETE, OPTIONS or TRACE, and a
    /// body of 64 KiB at most. Every other gets a fresh connection, or a stream of HTTP/2, and is
    /// not sent again once a byte of its body was taken.
    ///
    /// One with the fields `upgrade` and `connection: upgrade` and length 0 asks for another
    /// protocol over a fresh connection of HTTP/1.1, and may be answered by
    /// [ClientHandler#upgraded(HeaderView, Tunnel)].
    ///
    /// An answer may be complete before the body is: then the rest of the body is not sent.
    ///
    /// @param head its own body is not sent
    /// @param length the body's length in bytes, or -1 if it is not known
    ClientStream open(ClientRequest head, long length, ClientHandler handler);
}
