package aigateway.analytics.recent;

import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// How a call ended, as the log says it, too.
enum Outcome {
    COMPLETED("completed"),
    REFUSED("refused"),
    FAILED("failed"),
    BROKEN_OFF("broken off"),
    CALLER_GONE("caller gone");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Outcome of(@Nullable Failure failure, boolean began) {
        return switch (failure) {
            case null -> COMPLETED;
            case Failure.Refused _ -> REFUSED;
            case Failure.CallerGone _ -> CALLER_GONE;
            case Failure.UpstreamError _, Failure.Unreachable _, Failure.TimedOut _ ->
                    failed(began);
            case Failure.InvalidAnswer _, Failure.Broken _, Failure.Stopping _ -> failed(began);
            case Failure.Internal _ -> failed(began);
        };
    }

    private static Outcome failed(boolean began) {
        return began ? BROKEN_OFF : FAILED;
    }
}
