package aigateway;

import aigateway.limit.address.TrustedProxies;
import aigateway.net.ListenerSettings;
import aigateway.provider.Secret;
import aigateway.provider.TimeLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the configuration says about the gateway itself.
///
/// @param host where the LLM API listens
/// @param port the LLM API's port; 0 for any free one, as with the other ports
/// @param tls certificate and key of the LLM API, or null for clear text
/// @param eventLoops number of event loops; 0 for one a core
/// @param dataDir absolute, or relative to where the gateway was started
/// @param secretKey seals what is kept in secret, in base64, or null for one in `dataDir`
/// @param drainSeconds how long calls in flight may go on when the gateway stops
/// @param maxBodyBytes longest request body
/// @param maxBufferedBytes all bodies together
/// @param limits time limits of providers that have none of their own
/// @param trustedProxies whose word is taken for who calls
public record GatewaySettings(
        String host,
        int port,
        String adminHost,
        int adminPort,
        String grpcHost,
        int grpcPort,
        ListenerSettings.@Nullable Tls tls,
        int eventLoops,
        Path dataDir,
        @Nullable Secret secretKey,
        boolean verboseLogging,
        int drainSeconds,
        int maxBodyBytes,
        long maxBufferedBytes,
        TimeLimits limits,
        TrustedProxies trustedProxies) {
    /// Keys that `after` changes and only a restart applies, as written in the file.
    List<String> changesForRestart(GatewaySettings after) {
        List<String> keys = new ArrayList<>();
        check(keys, "gateway.host", host, after.host());
        check(keys, "gateway.port", port, after.port());
        check(keys, "gateway.adminHost", adminHost, after.adminHost());
        check(keys, "gateway.adminPort", adminPort, after.adminPort());
        check(keys, "gateway.grpcHost", grpcHost, after.grpcHost());
        check(keys, "gateway.grpcPort", grpcPort, after.grpcPort());
        check(keys, "gateway.tlsCertificate, gateway.tlsKey", tls, after.tls());
        check(keys, "gateway.eventLoops", eventLoops, after.eventLoops());
        check(keys, "gateway.dataDir", dataDir, after.dataDir());
        check(keys, "gateway.secretKey", secretKey, after.secretKey());
        return keys;
    }

    private static void check(
            List<String> keys, String key, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            keys.add(key);
        }
    }
}
