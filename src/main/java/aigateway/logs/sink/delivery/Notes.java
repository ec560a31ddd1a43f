package aigateway.logs.sink.delivery;

import aigateway.logs.Log;
import aigateway.logs.sink.delivery.Totals.Trouble;
import java.time.InstantSource;

/// Says how it stands with one sink, in words on standard output only: a line for each change, not
/// for each try. For the sink's thread; [#state()] for any.
final class Notes {
    private static final String COMPONENT = "logs";

    /// So often, at most, it is said that lines are lost.
    private static final long LOSS_MILLIS = 60_000;

    private final String sink;
    private final Log aside;
    private final Totals totals;
    private final InstantSource clock;
    private volatile SinkState state = SinkState.STARTING;
    private long told;
    private long lossTold = Long.MIN_VALUE / 2;

    /// @param aside a log whose lines go to no sink
    Notes(String sink, Log aside, Totals totals, InstantSource clock) {
        this.sink = sink;
        this.aside = aside;
        this.totals = totals;
        this.clock = clock;
        told = totals.lost();
    }

    SinkState state() {
        return state;
    }

    /// Begins anew, with other settings.
    void starting() {
        state = SinkState.STARTING;
    }

    /// The sink takes lines.
    void up() {
        if (state != SinkState.UP) {
            boolean before = state != SinkState.STARTING;
            state = SinkState.UP;
            String message = before ? "A log sink takes lines again" : "A log sink takes lines";
            aside.info(COMPONENT, message).with("sink", sink).write();
        }
    }

    /// The sink does not take lines now.
    void down(SinkState now, String why) {
        trouble(why);
        if (state != now) {
            state = now;
            String message =
                    now == SinkState.REFUSED
                            ? "A log sink refuses log lines"
                            : "A log sink takes no lines";
            aside.warn(COMPONENT, message).with("sink", sink).with("error", why).write();
        }
    }

    /// Something went wrong, which changes nothing.
    void trouble(String why) {
        totals.trouble(new Trouble(why, clock.instant()));
    }

    /// Something went wrong once, and is told once.
    void warn(String message, String why) {
        trouble(why);
        aside.warn(COMPONENT, message).with("sink", sink).with("error", why).write();
    }

    /// Tells of lines that were lost since it was told last, once in a while.
    void losses(long nowMillis) {
        if (totals.lost() > told && nowMillis - lossTold >= LOSS_MILLIS) {
            lossTold = nowMillis;
            tellLosses();
        }
    }

    /// Tells of all lines that were lost, at the end.
    void lastLosses() {
        if (totals.lost() > told) {
            tellLosses();
        }
    }

    private void tellLosses() {
        long lost = totals.lost();
        Trouble trouble = totals.trouble();
        aside.warn(COMPONENT, "Log lines did not reach a log sink")
                .with("sink", sink)
                .with("lost", lost - told)
                .with("lostInAll", lost)
                .with("error", trouble == null ? null : trouble.why())
                .write();
        told = lost;
    }
}
