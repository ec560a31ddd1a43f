package aigateway.analytics.recent;

import aigateway.call.Call;
import aigateway.model.Failure;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// A call that is over.
///
/// @param failure why there was no (whole) answer, or null
/// @param began true if a part of an answer was sent
/// @param usage tokens, as far as the provider told
/// @param finish OpenAI's finish reason of the first choice, if there was one
/// @param durationNanos from the request's head to the end
/// @param firstByteNanos from the request's head to the answer's first part, or 0
/// @param request the request's body, masked and bounded, or null if that is not wanted
/// @param answer the answer's text, likewise
public record Ended(
        Call call,
        @Nullable Failure failure,
        boolean began,
        @Nullable Usage usage,
        @Nullable String finish,
        long durationNanos,
        long firstByteNanos,
        @Nullable String request,
        @Nullable String answer) {
    /// What of its time the gateway took itself, in nanoseconds, or -1 if that is not known: all
    /// from when the request was here, but for the time in which a provider was asked.
    public long overheadNanos() {
        if (call.tries().others()) {
            return -1;
        }
        long end = call.startNanos() + durationNanos;
        return Math.max(0, end - call.receivedNanos() - call.tries().waitedNanos(end));
    }
}
