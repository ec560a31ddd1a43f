package aigateway.net.testing;

import aigateway.net.loop.EventLoops;
import aigateway.net.loop.NettyLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.netty.util.concurrent.ThreadProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Notices event loops that are blocked by our own code: a loop that has not run a task for a while
/// and whose thread is found in the same method of ours time and again. A loop that just gets no
/// processor is not found waiting.
public final class Watchdog implements AutoCloseable {
    private static final int SAMPLE_MILLIS = 100;
    private static final int SAMPLES = 4;

    private final List<Watched> watched = new ArrayList<>();
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final Thread thread;

    /// Watches these loops until it is closed.
    public Watchdog(EventLoops loops) {
        for (NettyLoop loop : loops.all()) {
            watched.add(new Watched(loop));
        }
        thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(SAMPLE_MILLIS);
                watched.forEach(each -> each.sample(found));
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /// Where loops were found blocked.
    public List<String> found() {
        return found;
    }

    /// Ends the watch; fails if a loop was blocked.
    @Override
    public void close() {
        thread.interrupt();
        if (!found.isEmpty()) {
            throw new AssertionError("an event loop was blocked: " + found);
        }
    }

    private static final class Watched {
        private final NettyLoop loop;
        private final AtomicLong answered = new AtomicLong();
        private long asked;
        private int stuck;

        Watched(NettyLoop loop) {
            this.loop = loop;
        }

        void sample(List<String> found) {
            if (answered.get() == asked) {
                stuck = 0;
                asked++;
                long question = asked;
                loop.eventLoop().execute(() -> answered.set(question));
                return;
            }
            ThreadProperties thread =
                    ((SingleThreadEventExecutor) loop.eventLoop()).threadProperties();
            if (!isWaitingInOurs(thread)) {
                stuck = 0;
            } else if (++stuck == SAMPLES) {
                found.add(Arrays.toString(thread.stackTrace()));
            }
        }

        private static boolean isWaitingInOurs(ThreadProperties thread) {
            return thread.state() != Thread.State.RUNNABLE
                    && Arrays.stream(thread.stackTrace())
                            .anyMatch(frame -> frame.getClassName().startsWith("aigateway."));
        }
    }
}
