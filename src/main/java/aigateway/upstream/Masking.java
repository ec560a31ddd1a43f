package aigateway.upstream;

import aigateway.model.Failure;
import aigateway.provider.Secret;
import java.util.List;

/// Takes the gateway's own credentials out of what providers say: some repeat the key they refuse.
final class Masking {
    private Masking() {}

    static Failure.UpstreamError mask(Failure.UpstreamError error, List<Secret> keys) {
        String message = error.message();
        for (Secret key : keys) {
            if (key.reveal().length() >= 8) {
                message = message.replace(key.reveal(), key.masked());
            }
        }
        if (message.equals(error.message())) {
            return error;
        }
        return new Failure.UpstreamError(
                error.provider(),
                error.status(),
                message,
                error.type(),
                error.param(),
                error.code(),
                error.retryAfterSeconds());
    }
}
