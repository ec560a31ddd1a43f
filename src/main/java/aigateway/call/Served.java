package aigateway.call;

import aigateway.model.Losses;
import aigateway.provider.Target;
import org.jspecify.annotations.Nullable;

/// Who serves a call. Nobody changes it any more, so that it may go from thread to thread.
///
/// @param target the target that is being tried or that answered, or null before the first try
/// @param losses what the target could not take
/// @param attempts number of tries
/// @param attemptNanos [System#nanoTime()] when the last try began, or 0
/// @param upstreamId the provider's own request id, or null
/// @param processingMillis the provider's own `openai-processing-ms`, or null
public record Served(
        @Nullable Target target,
        Losses losses,
        int attempts,
        long attemptNanos,
        @Nullable String upstreamId,
        @Nullable String processingMillis) {
    /// A target's answer that was there already.
    public static Served before(Target target, Losses losses) {
        return new Served(target, losses, 0, 0, null, null);
    }

    /// The same for a call that somebody else's tries served.
    public Served forOthers() {
        return new Served(target, losses, 0, 0, upstreamId, processingMillis);
    }
}
