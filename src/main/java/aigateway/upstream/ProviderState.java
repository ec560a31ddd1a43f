package aigateway.upstream;

import aigateway.model.Failure;
import aigateway.provider.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a provider is at one moment, for people to read.
///
/// @param failuresInARow calls that it failed since it last answered
/// @param restsForSeconds how long it rests as a whole; 0 if it does not
/// @param restingKeys those of its keys that rest
/// @param lastSuccessAt when it last answered, to the second, in milliseconds since 1970; 0 if it
///     has not since the start
/// @param lastError what went wrong last, or null
/// @param handedOn tries that failed and whose calls went on to another key or provider
public record ProviderState(
        Standing standing,
        Circuit circuit,
        int failuresInARow,
        long restsForSeconds,
        List<KeyRest> restingKeys,
        long lastSuccessAt,
        @Nullable LastError lastError,
        long handedOn) {
    static final ProviderState UNTRIED =
            new ProviderState(Standing.UNKNOWN, Circuit.CLOSED, 0, 0, List.of(), 0, null, 0);

    /// Copies the list.
    public ProviderState {
        restingKeys = List.copyOf(restingKeys);
    }

    /// In a word.
    public enum Standing {
        /// It answers.
        OK,
        /// It failed lately but is asked in its turn.
        DEGRADED,
        /// It is asked last.
        RESTING,
        /// It was not asked yet.
        UNKNOWN
    }

    /// Whether it rests as a whole.
    public enum Circuit {
        /// No.
        CLOSED,
        /// Yes.
        OPEN,
        /// The rest is over; one call shows whether it is well again.
        HALF_OPEN
    }

    /// A key that rests; an empty one where the provider has none.
    public record KeyRest(Secret key, long seconds) {}

    /// What went wrong.
    ///
    /// @param time in milliseconds since 1970
    /// @param failure without the provider's keys
    public record LastError(long time, Failure failure, String requestId) {}
}
