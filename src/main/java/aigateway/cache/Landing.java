package aigateway.cache;

import aigateway.call.Call;
import aigateway.dialect.Recorder;
import aigateway.provider.Target;
import org.jspecify.annotations.Nullable;

/// What becomes of one flight: where it may be found, and how its answer is kept. On the flight's
/// loop.
final class Landing {
    private final AnswerCache answers;
    private final AnswerKey key;
    private final boolean strict;
    private final boolean listed;
    private final long ttlNanos;
    private @Nullable Answer kept;

    /// @param strict see [Flights]
    /// @param listed true if others may find the flight
    Landing(AnswerCache answers, AnswerKey key, boolean strict, boolean listed, long ttlNanos) {
        this.answers = answers;
        this.key = key;
        this.strict = strict;
        this.listed = listed;
        this.ttlNanos = ttlNanos;
    }

    /// Nobody finds the flight any more.
    void close(Flight flight) {
        if (listed) {
            answers.flights().close(key, strict, flight);
        }
    }

    /// Keeps a complete answer if the call's first target gave it.
    void keep(Call call, Recorder all) {
        Target target = call.target();
        if (target == null || !target.equals(call.plan().primary())) {
            return;
        }
        Answer.Facts facts =
                new Answer.Facts(
                        target.provider().name(),
                        target.model(),
                        call.losses(),
                        answers.nowMillis(),
                        answers.nowNanos(),
                        ttlNanos);
        kept = answers.put(key, all.finish(), facts);
    }

    /// Takes the answer back.
    void withdraw() {
        if (kept != null) {
            answers.withdraw(key, kept);
        }
    }
}
