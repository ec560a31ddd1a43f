package aigateway.analytics.recent;

import aigateway.provider.Secret;
import aigateway.provider.Target;
import org.jspecify.annotations.Nullable;

/// A try of a remembered call. Times are in microseconds from the call's start.
///
/// @param headMicros when the head of the provider's answer came, or -1
/// @param status of that head, or 0
/// @param outcome as the API names it
/// @param trouble why it failed, or null
record RememberedTry(
        Target target,
        @Nullable Secret key,
        int startMicros,
        int endMicros,
        int headMicros,
        int status,
        String outcome,
        @Nullable Trouble trouble) {
    static final String ANSWERED = "answered";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";
}
