package aigateway.upstream;

import aigateway.model.Failure;
import aigateway.provider.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the gateway's own credentials out of what providers say: some repeat the key they refuse.
///
/// @param keys of the provider
record Masking(List<Secret> keys) {
    private static final int LEAST_LENGTH = 8;

    /// The failure without them.
    Failure mask(Failure failure) {
        return switch (failure) {
            case Failure.UpstreamError e ->
                    new Failure.UpstreamError(
                            e.provider(),
                            e.status(),
                            text(e.message()),
                            known(e.type()),
                            known(e.param()),
                            known(e.code()),
                            e.retryAfterSeconds());
            case Failure.Unreachable e -> new Failure.Unreachable(e.provider(), text(e.message()));
            case Failure.TimedOut e -> e;
            case Failure.InvalidAnswer e ->
                    new Failure.InvalidAnswer(e.provider(), text(e.message()));
            case Failure.Broken e -> new Failure.Broken(e.provider(), text(e.message()));
            case Failure.Internal e -> new Failure.Internal(text(e.message()));
            case Failure.Refused e -> e;
            case Failure.CallerGone e -> e;
            case Failure.Stopping e -> e;
        };
    }

    private @Nullable String known(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private String text(String text) {
        String masked = text;
        for (Secret key : keys) {
            if (key.reveal().length() >= LEAST_LENGTH) {
                masked = masked.replace(key.reveal(), key.masked());
            }
        }
        return masked;
    }
}
