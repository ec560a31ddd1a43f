package aigateway.net;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a listener listens, and its limits.
///
/// @param port 0 for any free one
/// @param tls certificate and key, or null for clear text (where HTTP/2 with prior knowledge works
/// too)
/// @param maxHeaderBytes longest request head
/// @param headerTimeoutMillis time for a request's head to come in
/// @param bodyTimeoutMillis longest pause inside of a request's body
/// @param idleTimeoutMillis how long a connection without a request is kept
public record ListenerSettings(
        String host,
        int port,
        @Nullable Tls tls,
        int maxHeaderBytes,
        int headerTimeoutMillis,
        int bodyTimeoutMillis,
        int idleTimeoutMillis) {
    /// PEM files.
    public record Tls(Path certificate, Path key) {}

    /// Usual limits.
    public static ListenerSettings of(String host, int port, @Nullable Tls tls) {
        return new ListenerSettings(host, port, tls, 32 * 1024, 10_000, 30_000, 75_000);
    }
}
