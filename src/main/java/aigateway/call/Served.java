package aigateway.call;

import aigateway.model.Losses;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who serves a call. Nobody changes it any more, so that it may go from thread to thread.
///
/// @param target the target that is being tried or that answered, or null before the first try
/// @param losses what the target could not take
/// @param attempts number of tries
/// @param last the last try, or null if there was none
/// @param failed the tries that failed
/// @param others true if the tries were those of somebody else's call
/// @param upstreamId the provider's own request id, or null
/// @param processingMillis the provider's own `openai-processing-ms`, or null
public record Served(
        @Nullable Target target,
        Losses losses,
        int attempts,
        @Nullable Last last,
        List<FailedTry> failed,
        boolean others,
        @Nullable String upstreamId,
        @Nullable String processingMillis) {
    /// Copies the list.
    public Served {
        failed = List.copyOf(failed);
    }

    /// The last try. Times are [System#nanoTime()], or 0.
    ///
    /// @param answered true if the answer came to its end
    record Last(
            @Nullable Secret key,
            long beganNanos,
            long headNanos,
            long endNanos,
            int status,
            boolean answered) {}

    /// A target's answer that was there already.
    public static Served before(Target target, Losses losses) {
        return new Served(target, losses, 0, null, List.of(), false, null, null);
    }

    /// The same for a call that somebody else's tries served.
    public Served forOthers() {
        return new Served(target, losses, 0, null, List.of(), true, upstreamId, processingMillis);
    }
}
