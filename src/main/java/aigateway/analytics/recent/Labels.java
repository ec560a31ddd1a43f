package aigateway.analytics.recent;

import aigateway.model.Failure;

/// What sorts of errors are called.
public final class Labels {
    private Labels() {}

    /// What sort of error it is: the `code` that the caller reads, or the provider's status.
    public static String of(Failure failure) {
        return switch (failure) {
            case Failure.Refused refused ->
                    refused.code() == null ? refused.type() : refused.code();
            case Failure.UpstreamError error -> "upstream_" + error.status();
            case Failure.Unreachable _ -> "upstream_unreachable";
            case Failure.TimedOut _ -> "upstream_timeout";
            case Failure.InvalidAnswer _ -> "upstream_invalid_answer";
            case Failure.Broken _ -> "upstream_broken";
            case Failure.CallerGone _ -> "caller_gone";
            case Failure.Stopping _ -> "shutting_down";
            case Failure.Internal _ -> "internal_error";
        };
    }
}
