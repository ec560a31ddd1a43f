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
}
