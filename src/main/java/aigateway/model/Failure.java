package aigateway.model;

import org.jspecify.annotations.Nullable;

/// Why a call has no (whole) answer. Two places read it: `upstream` decides whether another target
/// is
/// tried, a caller's dialect decides what the caller reads.
public sealed interface Failure {
    /// What happened, for a person; holds no secret.
    String message();

    /// What sort of failure it is, in a word: the `code` that a caller reads, or the provider's
    /// status.
    default String label() {
        return switch (this) {
            case Refused refused -> refused.code() == null ? refused.type() : refused.code();
            case UpstreamError error -> "upstream_" + error.status();
            case Unreachable _ -> "upstream_unreachable";
            case TimedOut _ -> "upstream_timeout";
            case InvalidAnswer _ -> "upstream_invalid_answer";
            case Broken _ -> "upstream_broken";
            case CallerGone _ -> "caller_gone";
            case Stopping _ -> "shutting_down";
            case Internal _ -> "internal_error";
        };
    }

    /// The gateway does not take the request.
    ///
    /// @param status HTTP status, 4xx or 503
    /// @param type OpenAI's error type
    /// @param param the field at fault, if one is
    /// @param retryAfterSeconds when to try again, or 0
    record Refused(
            int status,
            String message,
            String type,
            @Nullable String param,
            @Nullable String code,
            int retryAfterSeconds)
            implements Failure {}

    /// The provider answered with an error.
    ///
    /// @param status the provider's HTTP status, or the one that its error in a 200 stream stands
    /// for
    /// @param message the provider's message, naming the provider
    /// @param type the error's type in OpenAI's terms, if the provider gave one
    /// @param retryAfterSeconds when the provider wants to be asked again, or 0
    record UpstreamError(
            String provider,
            int status,
            String message,
            @Nullable String type,
            @Nullable String param,
            @Nullable String code,
            int retryAfterSeconds)
            implements Failure {}

    /// The provider could not be reached.
    record Unreachable(String provider, String message) implements Failure {}

    /// A time limit ran out.
    ///
    /// @param limit the configuration key of the limit
    record TimedOut(String provider, String limit, String message) implements Failure {}

    /// What came from the provider is no completion.
    record InvalidAnswer(String provider, String message) implements Failure {}

    /// The answer broke off in the middle.
    record Broken(String provider, String message) implements Failure {}

    /// The caller went away.
    record CallerGone() implements Failure {
        @Override
        public String message() {
            return "the caller closed the connection";
        }
    }

    /// The gateway is stopping and its time to finish calls is over.
    record Stopping() implements Failure {
        @Override
        public String message() {
            return "the gateway is stopping";
        }
    }

    /// A defect of the gateway.
    record Internal(String message) implements Failure {}

    /// A refusal with OpenAI's `invalid_request_error`.
    static Refused invalid(String message, @Nullable String param, @Nullable String code) {
        return new Refused(400, message, "invalid_request_error", param, code, 0);
    }
}
