package aigateway.upstream;

import aigateway.model.Failure;
import aigateway.net.NetFailure;

/// Reads the wire's failures in the call's terms.
final class NetFailures {
    private NetFailures() {}

    static Failure read(String provider, NetFailure failure) {
        String message = provider + ": " + failure.message();
        return switch (failure.kind()) {
            case CONNECT, TLS, CLOSED -> new Failure.Unreachable(provider, message);
            case CONNECT_TIMEOUT ->
                    new Failure.TimedOut(provider, "connectTimeoutSeconds", message);
            case CUT -> new Failure.Broken(provider, message);
            case PROTOCOL -> new Failure.InvalidAnswer(provider, message);
        };
    }
}
