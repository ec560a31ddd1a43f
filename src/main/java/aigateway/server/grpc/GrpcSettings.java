package aigateway.server.grpc;

import aigateway.net.ListenerSettings;
import org.jspecify.annotations.Nullable;

/// How the gRPC door listens, and its limits.
///
/// @param port 0 for any free one
/// @param tls certificate and key, or null for clear text
/// @param maxMessageBytes longest message that is taken in
public record GrpcSettings(
        String host, int port, ListenerSettings.@Nullable Tls tls, int maxMessageBytes) {}
