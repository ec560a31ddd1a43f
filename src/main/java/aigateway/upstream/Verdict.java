package aigateway.upstream;

import aigateway.model.Failure;

/// Reads a failure for the question whether another target should be asked.
final class Verdict {
    private static final String BAD_KEY = "invalid_api_key";

    private Verdict() {}

    /// True if the target is at fault, false if the request is, or nobody waits any more.
    static boolean tryNext(Failure failure) {
        return switch (failure) {
            case Failure.UpstreamError error -> keyRefused(error) || targetAtFault(error.status());
            case Failure.Unreachable _, Failure.TimedOut _ -> true;
            case Failure.InvalidAnswer _, Failure.Broken _ -> true;
            case Failure.Refused _, Failure.CallerGone _ -> false;
            case Failure.Stopping _, Failure.Internal _ -> false;
        };
    }

    /// True if the failure says that the target as a whole is not well, whatever it is asked.
    static boolean unwell(Failure failure) {
        return switch (failure) {
            case Failure.UpstreamError error -> error.status() >= 500;
            case Failure.Unreachable _, Failure.TimedOut _ -> true;
            case Failure.InvalidAnswer _, Failure.Broken _ -> true;
            case Failure.Refused _, Failure.CallerGone _ -> false;
            case Failure.Stopping _, Failure.Internal _ -> false;
        };
    }

    /// True if the provider knows no such key. Google says so with a status of 400.
    static boolean keyRefused(Failure.UpstreamError error) {
        return error.status() == 401 || (error.status() == 400 && BAD_KEY.equals(error.code()));
    }

    private static boolean targetAtFault(int status) {
        return switch (status) {
            // 402: this account has no credit left; another provider's may.
            case 401, 402, 403, 404, 408, 429 -> true;
            default -> status >= 500 || status < 400;
        };
    }
}
