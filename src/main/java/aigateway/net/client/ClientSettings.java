package aigateway.net.client;

/// Limits of the client side.
///
/// @param maxIdleConnections kept for each origin and loop
/// @param idleMillis how long a connection is kept without use
/// @param maxHeaderBytes longest head of an answer
public record ClientSettings(int maxIdleConnections, int idleMillis, int maxHeaderBytes) {
    /// Usual limits.
    public static ClientSettings standard() {
        return new ClientSettings(512, 55_000, 64 * 1024);
    }
}
