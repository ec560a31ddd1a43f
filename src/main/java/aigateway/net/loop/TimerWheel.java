package aigateway.net.loop;

import org.jspecify.annotations.Nullable;

/// All timers of one loop, sorted by coarse time. Those far away wait in the last slot and are put
/// off again when their turn comes, so each is looked at a few times a minute at most.
final class TimerWheel {
    static final int TICK_MILLIS = 48;
    private static final int SLOTS = 128;

    private final @Nullable WheelDeadline[] slots = new @Nullable WheelDeadline[SLOTS];
    private final Runnable starter;
    private long nowTick;
    private boolean running;
    private int armed;

    /// @param starter called when ticks are needed again; it brings about [#start] and ticks
    TimerWheel(Runnable starter) {
        this.starter = starter;
    }

    /// The coarse clock, milliseconds.
    long now() {
        return nowTick * TICK_MILLIS;
    }

    /// Makes sure that the clock runs.
    void wake() {
        if (!running) {
            running = true;
            starter.run();
        }
    }

    /// Sets the clock after a rest in which no timer was armed.
    void start(long nowMillis) {
        nowTick = nowMillis / TICK_MILLIS;
    }

    /// Runs what is due; false if no timer is left and the clock may rest.
    boolean advance(long nowMillis) {
        long target = nowMillis / TICK_MILLIS;
        if (target - nowTick > SLOTS) {
            nowTick = target - SLOTS;
        }
        while (nowTick < target) {
            nowTick++;
            turn((int) (nowTick % SLOTS));
        }
        running = armed > 0;
        return running;
    }

    private void turn(int slot) {
        WheelDeadline timer = slots[slot];
        while (timer != null) {
            unlink(timer);
            if (timer.due > now()) {
                link(timer);
            } else {
                NettyLoop.guarded(timer.action);
            }
            timer = slots[slot];
        }
    }

    void link(WheelDeadline timer) {
        long wanted = (timer.due + TICK_MILLIS - 1) / TICK_MILLIS;
        long tick = Math.max(nowTick + 1, Math.min(wanted, nowTick + SLOTS - 1));
        int slot = (int) (tick % SLOTS);
        WheelDeadline first = slots[slot];
        timer.tick = tick;
        timer.next = first;
        if (first != null) {
            first.previous = timer;
        }
        slots[slot] = timer;
        armed++;
    }

    void unlink(WheelDeadline timer) {
        WheelDeadline next = timer.next;
        WheelDeadline previous = timer.previous;
        if (next != null) {
            next.previous = previous;
        }
        if (previous != null) {
            previous.next = next;
        } else {
            slots[(int) (timer.tick % SLOTS)] = next;
        }
        timer.tick = 0;
        timer.next = null;
        timer.previous = null;
        armed--;
    }
}
