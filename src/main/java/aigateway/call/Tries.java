package aigateway.call;

import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.net.HeaderView;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tries of a call: who was asked, when, and what came of it. Only for use on the call's loop.
/// Times are [System#nanoTime()], or 0.
public final class Tries {
    private @Nullable Target target;
    private Losses losses = new Losses();
    private int count;
    private @Nullable Secret key;
    private long beganNanos;
    private long headNanos;
    private long endNanos;
    private int status;
    private boolean answered;
    private List<FailedTry> failed = List.of();
    private boolean others;
    private @Nullable String upstreamId;
    private @Nullable String processingMillis;

    Tries() {}

    void begin(Target next, @Nullable Secret itsKey, Losses itsLosses) {
        target = next;
        key = itsKey;
        losses = itsLosses;
        count++;
        beganNanos = System.nanoTime();
        headNanos = 0;
        endNanos = 0;
        status = 0;
        answered = false;
    }

    void head(int itsStatus, HeaderView head) {
        headNanos = System.nanoTime();
        status = itsStatus;
        processingMillis = head.get("openai-processing-ms");
        String id = head.get("x-request-id");
        upstreamId = id != null ? id : head.get("request-id");
    }

    /// The try that is under way has an answer, whole.
    public void answered() {
        answered = true;
        endNanos = System.nanoTime();
    }

    /// The try that is under way was given up, for nobody waits for it any more.
    public void cancelled() {
        endNanos = System.nanoTime();
    }

    /// The try that is under way failed.
    public void failed(Failure failure) {
        if (target == null) {
            return;
        }
        endNanos = System.nanoTime();
        if (failed.isEmpty()) {
            failed = new ArrayList<>(2);
        }
        failed.add(new FailedTry(target, key, beganNanos, endNanos, headNanos, status, failure));
    }

    /// The target that is being tried or that answered, or null before the first try.
    public @Nullable Target target() {
        return target;
    }

    Losses losses() {
        return losses;
    }

    int count() {
        return count;
    }

    @Nullable String upstreamId() {
        return upstreamId;
    }

    @Nullable String processingMillis() {
        return processingMillis;
    }

    /// Those that failed, in order; not to be changed.
    public List<FailedTry> failed() {
        return failed;
    }

    /// True if the last try is none of [#failed()], but answered, is under way, or was given up.
    public boolean lastHolds() {
        return count > failed.size();
    }

    /// The credential of the last try, or null for none.
    public @Nullable Secret key() {
        return key;
    }

    /// When the last try began.
    public long beganNanos() {
        return beganNanos;
    }

    /// When the head of the last try's answer came.
    public long headNanos() {
        return headNanos;
    }

    /// When the last try was over, or 0 while it is not.
    public long endNanos() {
        return endNanos;
    }

    /// Status of the head of the last try's answer, or 0.
    public int status() {
        return status;
    }

    /// True if the last try has a whole answer.
    public boolean isAnswered() {
        return answered;
    }

    /// True if another call's tries served this one, so that nothing is known of their times.
    public boolean others() {
        return others;
    }

    /// For how long the call waited for those whom it asked, until a moment.
    public long waitedNanos(long until) {
        long waited = 0;
        for (FailedTry one : failed) {
            waited += one.endNanos() - one.beganNanos();
        }
        if (lastHolds()) {
            waited += (endNanos == 0 ? until : endNanos) - beganNanos;
        }
        return waited;
    }

    Served served() {
        Served.Last last =
                count == 0
                        ? null
                        : new Served.Last(key, beganNanos, headNanos, endNanos, status, answered);
        return new Served(
                target, losses, count, last, failed, others, upstreamId, processingMillis);
    }

    void served(Served by) {
        target = by.target();
        losses = by.losses();
        count = by.attempts();
        Served.Last last = by.last();
        key = last == null ? null : last.key();
        beganNanos = last == null ? 0 : last.beganNanos();
        headNanos = last == null ? 0 : last.headNanos();
        endNanos = last == null ? 0 : last.endNanos();
        status = last == null ? 0 : last.status();
        answered = last != null && last.answered();
        failed = by.failed();
        others = by.others();
        upstreamId = by.upstreamId();
        processingMillis = by.processingMillis();
    }
}
