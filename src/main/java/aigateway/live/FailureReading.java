package aigateway.live;

import aigateway.model.Failure;
import java.util.Locale;

/// Reads failures in the table's terms.
final class FailureReading {
    private FailureReading() {}

    /// What the table says of a failure.
    ///
    /// @param seconds the time that each call was given
    static Outcome.Failed read(Failure failure, int seconds) {
        String why = failure.message();
        return switch (failure) {
            case Failure.UpstreamError error -> failed(Integer.toString(error.status()), why);
            case Failure.Unreachable _ -> failed("unreachable", why);
            case Failure.TimedOut late -> failed("timeout", why(late, seconds));
            case Failure.InvalidAnswer _ -> failed("bad answer", why);
            case Failure.Broken _ -> failed("cut off", why);
            case Failure.Refused _ -> failed("refused", why);
            case Failure.CallerGone _, Failure.Stopping _ -> failed("ended", why);
            case Failure.Internal _ -> failed("internal error", why);
        };
    }

    private static String why(Failure.TimedOut late, int seconds) {
        return late.limit().equals("connectTimeoutSeconds")
                ? late.message()
                : late.provider() + " gave no whole answer within " + seconds + " s (--timeout)";
    }

    private static Outcome.Failed failed(String what, String why) {
        return new Outcome.Failed(what, why);
    }

    /// True if more calls would fare no better and only take time.
    static boolean hopeless(Failure failure) {
        return failure instanceof Failure.Unreachable || failure instanceof Failure.TimedOut;
    }

    /// True if the provider is well but does not take such a request. Some servers say so with 500.
    static boolean refusesRequest(Failure failure) {
        if (!(failure instanceof Failure.UpstreamError error)) {
            return false;
        }
        return switch (error.status()) {
            case 401, 402, 403, 408, 429 -> false;
            case 501 -> true;
            case 500 -> error.message().toLowerCase(Locale.ROOT).contains("tool");
            default -> error.status() >= 400 && error.status() < 500;
        };
    }
}
