package aigateway;

import aigateway.net.ListenerSettings;
import aigateway.provider.TimeLimits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the configuration says about the gateway itself.
///
/// @param host where the LLM API listens
/// @param port the LLM API's port; 0 for any free one, as with the other ports
/// @param tls certificate and key of the LLM API, or null for clear text
/// @param eventLoops number of event loops; 0 for one a core
/// @param dataDir absolute, or relative to where the gateway was started
/// @param drainSeconds how long calls in flight may go on when the gateway stops
/// @param maxBodyBytes longest request body
/// @param maxBufferedBytes all bodies together
/// @param limits time limits of providers that have none of their own
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
        boolean verboseLogging,
        int drainSeconds,
        int maxBodyBytes,
        long maxBufferedBytes,
        TimeLimits limits) {}
