package aigateway.cache;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.call.Served;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One call that is served by a flight, on the call's own loop. The first one, whose loop is the
/// flight's, is served at once; the others are woken.
final class Participant implements Call.Flow {
    private final Flight flight;
    private final Call call;
    private final Sink reply;
    private final @Nullable Following following;
    private final AtomicBoolean awake = new AtomicBoolean();
    private @Nullable Piece at;
    private boolean draining;
    private boolean over;
    private volatile boolean paused;
    private volatile long position;

    /// What only those have who joined.
    ///
    /// @param decoder reads the raw pieces for this call
    /// @param begins told once when the answer begins
    record Following(ChatEvent.Decoder decoder, Runnable begins) {}

    /// @param following null for the one that the flight was made for
    /// @param at where it stands, or null until it is told
    Participant(
            Flight flight,
            Call call,
            Sink reply,
            @Nullable Following following,
            @Nullable Piece at) {
        this.flight = flight;
        this.call = call;
        this.reply = reply;
        this.following = following;
        this.at = at;
    }

    /// From now on the call's leaving and pauses are told here.
    void connect() {
        call.flow(this);
    }

    boolean paused() {
        return paused;
    }

    /// How far it has come; from any thread.
    long position() {
        return position;
    }

    /// It may read from here; from the flight's loop.
    void begin(Piece start) {
        call.loop()
                .execute(
                        () -> {
                            if (!over) {
                                call.committed();
                                at = start;
                                drain();
                            }
                        });
    }

    /// The flight is over or cannot be joined; from the flight's loop.
    void tryAgain(Runnable again) {
        call.loop()
                .execute(
                        () -> {
                            if (!over) {
                                over = true;
                                again.run();
                            }
                        });
    }

    /// There is more to read; from the flight's loop.
    void wake() {
        if (!awake.getAndSet(true)) {
            call.loop()
                    .execute(
                            () -> {
                                awake.set(false);
                                drain();
                            });
        }
    }

    /// It keeps the answer from being let go of; from the flight's loop.
    void tooSlow() {
        call.loop()
                .execute(
                        () -> {
                            if (!over) {
                                over = true;
                                at = null;
                                reply.fail(slow());
                            }
                        });
    }

    private Failure slow() {
        String provider = call.target() == null ? "" : call.target().provider().name();
        String message =
                "the answer is shared with identical calls, and this caller reads so slowly that it"
                        + " is more than "
                        + (Flight.MOST_LAG_BYTES >> 20)
                        + " MiB behind them";
        return new Failure.Broken(provider, message);
    }

    /// Reads what is there, as long as the caller keeps up.
    void drain() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (!over && !paused && at != null) {
                Piece next = at.next();
                if (next == null) {
                    return;
                }
                at = next;
                position = next.end;
                take(next);
            }
        } finally {
            draining = false;
        }
    }

    private void take(Piece piece) {
        if (piece.served != null) {
            adopt(piece.served, piece.event != null);
        }
        if (piece.event != null) {
            reply.on(forMe(piece.event));
            return;
        }
        over = true;
        at = null;
        if (piece.failure == null) {
            reply.end();
        } else {
            reply.fail(piece.failure);
        }
    }

    private void adopt(Served served, boolean begins) {
        if (following == null) {
            call.served(served);
            return;
        }
        call.served(served.forOthers());
        if (begins) {
            call.cache(CacheStatus.HIT);
            following.begins().run();
        }
    }

    /// Decoders remember what they have read, so everybody needs one of their own.
    private ChatEvent forMe(ChatEvent event) {
        return following != null && event instanceof ChatEvent.Raw raw
                ? new ChatEvent.Raw(
                        raw.dialect(),
                        raw.data(),
                        raw.whole(),
                        raw.commits(),
                        raw.usageOnly(),
                        raw.usage(),
                        raw.finish(),
                        following.decoder())
                : event;
    }

    @Override
    public void cancel(Failure reason) {
        boolean refused =
                !(reason instanceof Failure.CallerGone || reason instanceof Failure.Stopping);
        if (over) {
            if (refused) {
                tell(flight::block);
            }
            return;
        }
        over = true;
        at = null;
        if (following == null) {
            call.served(flight.served());
        }
        tell(() -> flight.left(this, reason, refused));
        reply.fail(reason);
    }

    @Override
    public void pause() {
        paused = true;
        tell(flight::review);
    }

    @Override
    public void resume() {
        paused = false;
        drain();
        tell(flight::review);
    }

    private void tell(Runnable news) {
        if (following == null) {
            news.run();
        } else {
            flight.execute(news);
        }
    }
}
