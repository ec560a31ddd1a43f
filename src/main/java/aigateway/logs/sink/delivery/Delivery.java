package aigateway.logs.sink.delivery;

import aigateway.logs.sink.delivery.SinkAnswer.Answered;
import aigateway.logs.sink.delivery.SinkAnswer.Failed;
import aigateway.logs.sink.format.SinkRequest;
import aigateway.logs.sink.format.Verdict;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Sends a sink what waits for it, one request at a time: also a sink that is down gets no more
/// than one try at a time, with growing pauses. For the sink's thread but for [#retarget] and
/// [#end].
final class Delivery {
    /// What [#step()] answers at the end.
    static final long ENDED = -1;

    /// Most bytes of lines in a request.
    static final int MOST_BYTES = 1 << 20;

    private static final long REQUEST_MILLIS = 30_000;
    private static final int REFUSALS = 16;

    private final Outbox outbox;
    private final Totals totals;
    private final Notes notes;
    private final Backoff backoff;
    private final Rhythm rhythm;
    private final LongSupplier millis;
    private final AtomicReference<@Nullable SinkTarget> next = new AtomicReference<>();
    private volatile long endBy = Long.MAX_VALUE;

    private SinkTarget target;
    private Preparation preparation;
    private boolean ending;
    private boolean lastTry;
    private int refusals;
    private long fits = MOST_BYTES;
    private long notBefore;

    /// @param millis a clock that never jumps
    Delivery(
            SinkTarget target,
            Outbox outbox,
            EventQueue queue,
            Totals totals,
            Notes notes,
            Backoff backoff,
            LongSupplier millis) {
        this.target = target;
        this.outbox = outbox;
        this.totals = totals;
        this.notes = notes;
        this.backoff = backoff;
        this.millis = millis;
        notBefore = millis.getAsLong();
        preparation = new Preparation(target.format(), notes);
        rhythm = new Rhythm(queue, backoff, notBefore);
    }

    /// Sends to another target from the next request on; what waits goes there.
    void retarget(SinkTarget other) {
        next.set(other);
    }

    /// Sends what waits and ends then, or at the latest at this moment of the clock.
    void end(long by) {
        endBy = by;
    }

    /// Does one thing that is due.
    ///
    /// @return after how many milliseconds to call it again, or [#ENDED]
    long step() {
        begin();
        long now = millis.getAsLong();
        notes.losses(now);
        if (ending && (outbox.isEmpty() || now >= endBy)) {
            return ended();
        }
        if (now < notBefore) {
            return ending && (lastTry || notBefore >= endBy) ? ended() : notBefore - now;
        }
        SinkRequest before = preparation.next();
        if (before != null) {
            prepare(before);
        } else {
            Piece piece = outbox.next();
            if (piece == null ? ending || rhythm.isDue(now) : piece.isAside() && outbox.hasMore()) {
                Piece more = fill();
                piece = more == null ? piece : more;
            }
            if (piece == null) {
                return rhythm.waitMillis(now);
            }
            send(piece);
        }
        return ending ? 0 : Math.max(0, notBefore - millis.getAsLong());
    }

    /// Takes up what other threads want.
    private void begin() {
        SinkTarget other = next.getAndSet(null);
        if (other != null) {
            target = other;
            preparation = new Preparation(target.format(), notes);
            fits = MOST_BYTES;
            notBefore = millis.getAsLong();
            backoff.reset();
            notes.starting();
        }
        if (!ending && endBy != Long.MAX_VALUE) {
            ending = true;
            lastTry = notes.state() == SinkState.DOWN || notes.state() == SinkState.REFUSED;
            notBefore = millis.getAsLong();
        }
    }

    private @Nullable Piece fill() {
        long longest = target.format().maxBytes();
        Piece piece = outbox.fill(target.format().maxEvents(), Math.min(fits, longest), longest);
        rhythm.filled(piece, millis.getAsLong());
        return piece;
    }

    private long ended() {
        outbox.loseAll();
        notes.lastLosses();
        return ENDED;
    }

    /// Goes on after a defect, later.
    ///
    /// @return as [#step()]
    long broken(RuntimeException defect) {
        later("a defect: " + defect, 0);
        return Math.max(1, notBefore - millis.getAsLong());
    }

    /// Gives up all that waits.
    void giveUp() {
        ended();
    }

    private void prepare(SinkRequest request) {
        Verdict.Later later = preparation.answered(request, ask(request));
        if (later != null) {
            later(later.why(), later.waitMillis());
        }
    }

    private SinkAnswer ask(SinkRequest request) {
        long left = ending ? Math.max(1, endBy - millis.getAsLong()) : REQUEST_MILLIS;
        return target.wire().send(request, Math.min(REQUEST_MILLIS, left));
    }

    private void send(Piece piece) {
        if (piece.tries() > 0) {
            totals.retried.addAndGet(piece.size());
        }
        try {
            switch (ask(target.format().write(piece.events()))) {
                case Failed(String why) -> {
                    preparation.again();
                    judge(piece, new Verdict.Later(why, 0), 0);
                }
                case Answered a -> {
                    if (a.status() >= 500) {
                        preparation.again();
                    }
                    judge(piece, verdict(piece, a), a.status());
                }
            }
        } catch (RuntimeException e) {
            // a defect must not hold up all lines that follow
            outbox.lose();
            notes.warn("Defect in a log sink", e.toString());
        }
    }

    private Verdict verdict(Piece piece, Answered answer) {
        return target.format()
                .read(piece.events(), answer.status(), answer.retryAfter(), answer.body());
    }

    private void judge(Piece piece, Verdict verdict, int status) {
        switch (verdict) {
            case Verdict.Taken() -> {
                outbox.taken();
                taken();
            }
            case Verdict.Partly partly -> {
                outbox.partly(partly);
                notes.trouble(partly.why());
                if (partly.again().size() < piece.size()) {
                    taken();
                } else {
                    notes.down(SinkState.DOWN, partly.why());
                }
                if (!partly.again().isEmpty()) {
                    pause(0);
                }
            }
            case Verdict.Later(String why, long wait) -> {
                outbox.again();
                later(why, wait);
            }
            case Verdict.TooLong(String why) -> {
                notes.trouble(why);
                fits = Math.max(1, length(piece) / 2);
                halveOrLose(piece);
            }
            case Verdict.Refused(String why) -> refused(piece, why, status);
        }
    }

    private static long length(Piece piece) {
        return piece.events().stream().mapToLong(event -> event.json().length()).sum();
    }

    private void taken() {
        lastTry = false;
        refusals = 0;
        backoff.reset();
        notes.up();
    }

    /// What is wrong with the lines themselves is looked for by halves, and lost; of anything else
    /// somebody must take care, and the lines wait for it.
    private void refused(Piece piece, String why, int status) {
        if (status != 400 && status != 422) {
            outbox.again();
            notes.down(SinkState.REFUSED, why);
            pause(Backoff.MOST_MILLIS);
            return;
        }
        notes.trouble(why);
        if (++refusals > REFUSALS) {
            outbox.lose();
        } else {
            halveOrLose(piece);
        }
    }

    private void halveOrLose(Piece piece) {
        if (piece.size() > 1) {
            outbox.halve();
        } else {
            outbox.lose();
        }
    }

    private void later(String why, long waitMillis) {
        notes.down(SinkState.DOWN, why);
        pause(waitMillis);
    }

    private void pause(long wishMillis) {
        notBefore = millis.getAsLong() + backoff.failed(wishMillis);
    }
}
