package aigateway.net.client;

import aigateway.net.tls.TlsEngine;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the client side reaches servers, and its limits.
///
/// @param maxIdleConnections kept for each origin and loop
/// @param idleMillis how long a connection is kept without use
/// @param maxHeaderBytes longest head of an answer
/// @param trusted certificates in PEM to trust instead of the JDK's, or null
public record ClientSettings(
        int maxIdleConnections,
        int idleMillis,
        int maxHeaderBytes,
        TlsEngine engine,
        @Nullable Path trusted,
        Proxies proxies) {
    /// Usual limits, and what the environment says: the usual variables for proxies, and
    /// `SSL_CERT_FILE` for trust. Fails if it says something that cannot be understood.
    public static ClientSettings of(Map<String, String> environment) {
        String trusted = environment.getOrDefault("SSL_CERT_FILE", "");
        return new ClientSettings(
                512,
                55_000,
                64 * 1024,
                TlsEngine.configured(),
                trusted.isEmpty() ? null : Path.of(trusted),
                Proxies.of(environment));
    }
}
