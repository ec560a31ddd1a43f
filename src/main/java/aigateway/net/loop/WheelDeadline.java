package aigateway.net.loop;

import aigateway.net.Deadline;
import org.jspecify.annotations.Nullable;

/// A timer in a [TimerWheel]. Moving it later is one assignment: the wheel notices when it comes
/// by.
final class WheelDeadline implements Deadline {
    private final TimerWheel wheel;
    final Runnable action;

    /// In the wheel's clock, milliseconds.
    long due;

    /// The tick of the slot that it is linked in, 0 if in none.
    long tick;

    @Nullable WheelDeadline previous;
    @Nullable WheelDeadline next;

    WheelDeadline(TimerWheel wheel, Runnable action) {
        this.wheel = wheel;
        this.action = action;
    }

    @Override
    public void set(long millisFromNow) {
        wheel.wake();
        due = wheel.now() + millisFromNow + TimerWheel.TICK_MILLIS;
        if (tick == 0) {
            wheel.link(this);
        } else if (due < tick * TimerWheel.TICK_MILLIS) {
            wheel.unlink(this);
            wheel.link(this);
        }
    }

    @Override
    public void clear() {
        if (tick != 0) {
            wheel.unlink(this);
        }
    }
}
