package aigateway.analytics.events;

import aigateway.analytics.recent.Recent;
import aigateway.analytics.series.Mark;
import aigateway.analytics.series.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Tells all who look what happens. What is told is put together once for all of them. Thread-safe,
/// but not for event loops.
public final class Events implements AutoCloseable {
    /// Most who may look at the same time.
    public static final int MOST = 50;

    private static final int MOST_CALLS = 50;
    private static final long SECOND = 1_000;
    // So long after a second's end it is looked at, for threads may still be counting.
    private static final long SETTLE_MILLIS = 30;

    private final Recent recent;
    private final InstantSource clock;
    private final TickJson ticks;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private @Nullable Thread ticker;
    private boolean closed;
    private long told;

    /// Nobody looks yet.
    ///
    /// @param inFlight number of calls under way
    public Events(Series series, Recent recent, InstantSource clock, IntSupplier inFlight) {
        this.recent = recent;
        this.clock = clock;
        ticks = new TickJson(series, inFlight);
        series.marks().listener(this::changed);
    }

    /// True if nobody more may look.
    public boolean isFull() {
        return followers.size() >= MOST;
    }

    /// Writes what happens as server-sent events, until the gateway stops or nobody reads any more.
    /// Blocks until then.
    ///
    /// @param calls true to tell of each call, too
    /// @throws IOException if nobody reads any more
    public void follow(boolean calls, OutputStream out) throws IOException {
        Follower follower = new Follower(calls);
        if (join(follower)) {
            try {
                follower.writeTo(out);
            } finally {
                leave(follower);
            }
        }
    }

    private synchronized boolean join(Follower follower) {
        if (closed || isFull()) {
            return false;
        }
        if (followers.isEmpty()) {
            told = recent.last();
        }
        followers.add(follower);
        if (ticker == null) {
            ticker = Thread.ofVirtual().name("events").start(this::run);
        }
        return true;
    }

    private synchronized void leave(Follower follower) {
        followers.remove(follower);
    }

    /// True if the ticker is to go on.
    private synchronized boolean goesOn() {
        if (closed || followers.isEmpty()) {
            ticker = null;
            return false;
        }
        return true;
    }

    private void run() {
        try {
            while (goesOn()) {
                long now = clock.millis();
                Thread.sleep(SECOND - now % SECOND + SETTLE_MILLIS);
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells what the second before this one brought.
    synchronized void tick() {
        Event event = Event.of("tick", ticks.of(clock.millis() / SECOND - 1));
        followers.forEach(one -> one.tell(event));
        if (followers.stream().anyMatch(Follower::wantsCalls)) {
            Recent.News news = recent.news(told, MOST_CALLS);
            told = news.last();
            if (news.any()) {
                Event calls = Event.of("calls", news.json());
                followers.stream().filter(Follower::wantsCalls).forEach(one -> one.tell(calls));
            }
        } else {
            told = recent.last();
        }
    }

    private void changed(Mark mark) {
        if (!followers.isEmpty()) {
            Event event = Event.of("change", mark.json());
            followers.forEach(one -> one.tell(event));
        }
    }

    /// Nobody is told anything any more; who looks sees the end at once.
    @Override
    public synchronized void close() {
        closed = true;
        if (ticker != null) {
            ticker.interrupt();
        }
        followers.forEach(Follower::end);
    }
}
