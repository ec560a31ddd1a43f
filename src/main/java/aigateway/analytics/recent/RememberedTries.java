package aigateway.analytics.recent;

import aigateway.call.Call;
import aigateway.call.FailedTry;
import aigateway.call.Tries;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tries of a remembered call: those that failed, and the last one if it did not. Times are in
/// microseconds from the call's start, -1 for none.
///
/// @param last who was asked last, or null if that try is one of the failed ones
record RememberedTries(
        List<RememberedTry> failed,
        @Nullable Target last,
        @Nullable Secret key,
        int startMicros,
        int endMicros,
        int headMicros,
        int status,
        boolean answered) {
    private static final RememberedTries NONE =
            new RememberedTries(List.of(), null, null, 0, 0, -1, 0, false);

    /// @param end when the call was over
    static RememberedTries of(Call call, long end) {
        Tries tries = call.tries();
        if (call.attempts() == 0) {
            return NONE;
        }
        long start = call.startNanos();
        List<RememberedTry> failed = failed(tries.failed(), start);
        if (!tries.lastHolds()) {
            return new RememberedTries(failed, null, null, 0, 0, -1, 0, false);
        }
        long over = tries.endNanos() == 0 ? end : tries.endNanos();
        return new RememberedTries(
                failed,
                tries.target(),
                tries.key(),
                Remembered.micros(tries.beganNanos() - start),
                Remembered.micros(over - start),
                head(tries.headNanos(), start),
                tries.status(),
                tries.isAnswered());
    }

    private static int head(long nanos, long start) {
        return nanos == 0 ? -1 : Remembered.micros(nanos - start);
    }

    private static List<RememberedTry> failed(List<FailedTry> tries, long start) {
        if (tries.isEmpty()) {
            return List.of();
        }
        List<RememberedTry> all = new ArrayList<>(tries.size());
        for (FailedTry one : tries) {
            all.add(
                    new RememberedTry(
                            one.target(),
                            one.key(),
                            Remembered.micros(one.beganNanos() - start),
                            Remembered.micros(one.endNanos() - start),
                            head(one.headNanos(), start),
                            one.status(),
                            RememberedTry.FAILED,
                            Trouble.of(one.failure())));
        }
        return List.copyOf(all);
    }

    /// All of them, in order.
    List<RememberedTry> all() {
        if (last == null) {
            return failed;
        }
        List<RememberedTry> all = new ArrayList<>(failed);
        String outcome = answered ? RememberedTry.ANSWERED : RememberedTry.CANCELLED;
        all.add(
                new RememberedTry(
                        last, key, startMicros, endMicros, headMicros, status, outcome, null));
        return all;
    }
}
