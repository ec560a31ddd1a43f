package aigateway.ledger;

import aigateway.call.Call;
import aigateway.model.Failure;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// What became of a call.
///
/// @param failure why there was no (whole) answer, or null
/// @param began true if a part of an answer was sent
/// @param usage tokens, as far as the provider told
/// @param finish OpenAI's finish reason of the first choice, if there was one
/// @param durationNanos from the request's head to the end
/// @param firstByteNanos from the request's head to the answer's first part, or 0
/// @param said what was said, or null if that is not logged
public record Entry(
        Call call,
        @Nullable Failure failure,
        boolean began,
        @Nullable Usage usage,
        @Nullable String finish,
        long durationNanos,
        long firstByteNanos,
        @Nullable Said said) {
    /// What was said in a call, as far as it is logged: secrets are masked, long texts cut.
    ///
    /// @param request the request's body
    /// @param answer the answer's text
    public record Said(String request, String answer) {}
}
