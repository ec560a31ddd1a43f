package aigateway.net;

/// Why a request that went out has no whole answer.
///
/// @param message for a person; names no credential
public record NetFailure(Kind kind, String message) {
    /// The ways to fail.
    public enum Kind {
        /// The name does not resolve, or the connection is refused.
        CONNECT,
        /// DNS, TCP, proxy and TLS together took too long.
        CONNECT_TIMEOUT,
        /// The server's certificate or the TLS handshake is not acceptable.
        TLS,
        /// The connection ended before the answer's head.
        CLOSED,
        /// The connection ended inside of the answer.
        CUT,
        /// What came is no acceptable HTTP.
        PROTOCOL
    }
}
