package aigateway.call;

import aigateway.model.Failure;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import org.jspecify.annotations.Nullable;

/// A try that failed. Times are [System#nanoTime()].
///
/// @param key the credential that was used, or null for none
/// @param headNanos when the head of an answer came, or 0
/// @param status of that head, or 0
/// @param failure why; holds none of the provider's credentials
public record FailedTry(
        Target target,
        @Nullable Secret key,
        long beganNanos,
        long endNanos,
        long headNanos,
        int status,
        Failure failure) {}
