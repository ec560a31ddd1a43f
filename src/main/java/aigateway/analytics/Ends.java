package aigateway.analytics;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.model.Failure;
import aigateway.provider.Target;
import org.jspecify.annotations.Nullable;

/// Reads which end a call had, and what its failure is called.
final class Ends {
    private static final String BLOCKED = "content_filter";
    private static final int LONGEST_MESSAGE = 200;

    private Ends() {}

    /// True if the call is one to a model: lists of models, and requests for what is not there, are
    /// none.
    static boolean counts(Call call, @Nullable Failure failure) {
        if (call.requestIfRead() != null) {
            return true;
        }
        return switch (failure) {
            case null -> false;
            case Failure.Refused refused ->
                    refused.status() != 405 && !"unknown_url".equals(refused.code());
            case Failure.UpstreamError _, Failure.Unreachable _, Failure.TimedOut _ -> true;
            case Failure.InvalidAnswer _, Failure.Broken _, Failure.CallerGone _ -> true;
            case Failure.Stopping _, Failure.Internal _ -> true;
        };
    }

    /// The end of a call.
    ///
    /// @param target who answered, or was asked last
    /// @param began true if a part of an answer was sent
    static Count of(Call call, @Nullable Target target, @Nullable Failure failure, boolean began) {
        return switch (failure) {
            case null -> success(call, target);
            case Failure.Refused refused -> refusal(refused, began);
            case Failure.CallerGone _ -> Count.CANCELLED;
            case Failure.UpstreamError _, Failure.Unreachable _, Failure.TimedOut _ ->
                    failed(began);
            case Failure.InvalidAnswer _, Failure.Broken _ -> failed(began);
            case Failure.Stopping _, Failure.Internal _ -> failed(began);
        };
    }

    private static Count success(Call call, @Nullable Target target) {
        if (call.cache() == CacheStatus.HIT) {
            return Count.CACHED;
        }
        Plan plan = call.planIfMade();
        boolean first = target == null || plan == null || target.equals(plan.primary());
        return first ? Count.COMPLETED : Count.FAILED_OVER;
    }

    private static Count refusal(Failure.Refused refused, boolean began) {
        if (BLOCKED.equals(refused.code())) {
            return Count.BLOCKED;
        }
        if (began) {
            return Count.CUT;
        }
        return refused.status() == 429 ? Count.LIMITED : Count.REFUSED;
    }

    private static Count failed(boolean began) {
        return began ? Count.CUT : Count.FAILED;
    }

    /// What happened, in the gateway's own words: providers quote what they were sent.
    static String message(Failure failure) {
        String message =
                switch (failure) {
                    case Failure.UpstreamError error ->
                            error.provider() + " answered with status " + error.status();
                    case Failure.Internal _ -> "a defect of the gateway; its log says more";
                    case Failure.Refused _, Failure.Unreachable _, Failure.TimedOut _ ->
                            failure.message();
                    case Failure.InvalidAnswer _, Failure.Broken _, Failure.CallerGone _ ->
                            failure.message();
                    case Failure.Stopping _ -> failure.message();
                };
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }
}
