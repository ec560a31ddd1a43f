package aigateway.server;

import aigateway.model.Failure;

/// Tells callers when to try again.
public final class RetryAfter {
    private RetryAfter() {}

    /// After how many seconds, or 0 if that is not known.
    public static int seconds(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused -> refused.retryAfterSeconds();
            case Failure.UpstreamError error -> error.retryAfterSeconds();
            case Failure.Stopping _ -> 1;
            case Failure.Unreachable _, Failure.TimedOut _, Failure.InvalidAnswer _ -> 0;
            case Failure.Broken _, Failure.CallerGone _, Failure.Internal _ -> 0;
        };
    }
}
