package aigateway.net;

/// Sends requests from one [Loop], over connections that it keeps for reuse: HTTP/1.1, or HTTP/2
/// where
/// TLS negotiates it. Only for use on its loop.
///
/// A connection that was kept and turns out to be closed before any byte of an answer came is
/// replaced
/// by a fresh one once, unseen by the handler.
public interface HttpClient {
    /// Sends a request. The handler is called on the loop, never before this returns.
    ClientExchange send(ClientRequest request, ClientHandler handler);

    /// Begins a request whose body follows piece by piece. It always gets a connection that the
    /// server cannot have closed unseen, or fails; it is never sent twice once a byte of its body
    /// was taken. A request with an `upgrade` field may be answered by
    /// [ClientHandler#upgraded(HeaderView, Tunnel)].
    ///
    /// @param head its own body is not sent
    /// @param length the body's length in bytes, or -1 if it is not known
    default ClientStream open(ClientRequest head, long length, ClientHandler handler) {
        throw new UnsupportedOperationException();
    }
}
