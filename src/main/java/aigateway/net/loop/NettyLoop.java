package aigateway.net.loop;

import aigateway.net.Deadline;
import aigateway.net.HttpClient;
import aigateway.net.Loop;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop. Each way into the code that runs on it (a read, a tick, a task) ends with
/// [#flush], so that whatever was written meanwhile leaves in one piece for each connection.
public final class NettyLoop implements Loop {
    private static final System.Logger LOG = System.getLogger("aigateway.net");

    private final EventLoop eventLoop;
    private final Transport transport;
    private final ReceiveBuffer receiveBuffer = new ReceiveBuffer();
    private final TimerWheel wheel = new TimerWheel(this::startTicking);
    private final Runnable tick = this::tick;
    private @Nullable Flushable[] dirty = new @Nullable Flushable[64];
    private int dirtyCount;
    private boolean flushing;
    private @Nullable HttpClient client;

    NettyLoop(EventLoop eventLoop, Transport transport) {
        this.eventLoop = eventLoop;
        this.transport = transport;
    }

    void client(HttpClient made) {
        client = made;
    }

    /// The loop's thread, as Netty sees it.
    public EventLoop eventLoop() {
        return eventLoop;
    }

    /// Which kind of sockets the loop watches.
    public Transport transport() {
        return transport;
    }

    /// The read buffer for connections that use up each read at once.
    public ReceiveBuffer receiveBuffer() {
        return receiveBuffer;
    }

    @Override
    public boolean inLoop() {
        return eventLoop.inEventLoop();
    }

    @Override
    public void execute(Runnable task) {
        eventLoop.execute(
                () -> {
                    guarded(task);
                    flush();
                });
    }

    @Override
    public long nowMillis() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public Deadline deadline(Runnable action) {
        return new WheelDeadline(wheel, action);
    }

    @Override
    public HttpClient client() {
        return Objects.requireNonNull(client, "no client on this loop");
    }

    /// Has something flushed when the current input is used up. Each may be marked only once until
    /// then.
    public void markDirty(Flushable flushable) {
        if (dirtyCount == dirty.length) {
            dirty = Arrays.copyOf(dirty, dirtyCount * 2);
        }
        dirty[dirtyCount++] = flushable;
    }

    /// Flushes all that is marked, also what is marked meanwhile. A flush may make a connection take
    /// more, and whoever writes it then flushes again: what is marked by that is left to the first
    /// flush.
    public void flush() {
        if (flushing) {
            return;
        }
        flushing = true;
        try {
            for (int i = 0; i < dirtyCount; i++) {
                Flushable next = dirty[i];
                dirty[i] = null;
                if (next != null) {
                    next.flushPending();
                }
            }
            dirtyCount = 0;
        } finally {
            flushing = false;
        }
    }

    private void startTicking() {
        wheel.start(nowMillis());
        schedule();
    }

    private void tick() {
        if (wheel.advance(nowMillis())) {
            schedule();
        }
        flush();
    }

    private void schedule() {
        eventLoop.schedule(tick, TimerWheel.TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Runs something whose failure must not stop the loop.
    static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "a task on an event loop failed", e);
        }
    }
}
