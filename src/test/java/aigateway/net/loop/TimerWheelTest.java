package aigateway.net.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final int STEP_MILLIS = 7;
    private static final int LATEST_MILLIS = 2 * TimerWheel.TICK_MILLIS + STEP_MILLIS;

    private final List<String> fired = new ArrayList<>();
    private final TimerWheel wheel = new TimerWheel(() -> {});
    private long now = 1_000_000;

    private WheelDeadline timer(String name) {
        wheel.start(now);
        return new WheelDeadline(wheel, () -> fired.add(name));
    }

    private void pass(long millis) {
        for (long end = now + millis; now < end; ) {
            now = Math.min(end, now + STEP_MILLIS);
            wheel.advance(now);
        }
    }

    @Test
    void firesOnceAndNeverEarly() {
        timer("a").set(100);
        pass(99);
        assertThat(fired).isEmpty();
        pass(LATEST_MILLIS);
        assertThat(fired).containsExactly("a");
        pass(100_000);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void movesLaterAndEarlier() {
        WheelDeadline later = timer("later");
        WheelDeadline earlier = timer("earlier");
        later.set(100);
        earlier.set(50_000);
        pass(60);
        later.set(1000);
        earlier.set(20);
        pass(20 + LATEST_MILLIS);
        assertThat(fired).containsExactly("earlier");
        pass(1000);
        assertThat(fired).containsExactly("earlier", "later");
    }

    @Test
    void staysQuietWhenClearedAndCanBeSetAgain() {
        WheelDeadline timer = timer("a");
        timer.set(100);
        timer.clear();
        timer.clear();
        pass(1000);
        assertThat(fired).isEmpty();
        timer.set(10);
        pass(10 + LATEST_MILLIS);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void restsWhenNothingIsSet() {
        WheelDeadline timer = timer("a");
        timer.set(10);
        assertThat(wheel.advance(now + 20)).isTrue();
        timer.clear();
        assertThat(wheel.advance(now + 100)).isFalse();
    }

    @Test
    void catchesUpAfterALongSleep() {
        timer("a").set(100);
        now += 10_000_000;
        wheel.advance(now);
        assertThat(fired).containsExactly("a");
    }

    @Test
    void aTimerMaySetItselfAndOthersWhenItFires() {
        wheel.start(now);
        WheelDeadline other = timer("other");
        WheelDeadline[] self = new WheelDeadline[1];
        self[0] =
                new WheelDeadline(
                        wheel,
                        () -> {
                            fired.add("self");
                            other.set(50);
                            if (fired.size() < 3) {
                                self[0].set(200);
                            }
                        });
        self[0].set(50);
        pass(1000);
        assertThat(fired).containsExactly("self", "other", "self", "other");
    }

    @Test
    void keepsTheTimeOfManyTimers() {
        Random random = new Random(1);
        wheel.start(now);
        int[] count = new int[1];
        for (int i = 0; i < 5000; i++) {
            long due = random.nextInt(60_000);
            long start = now;
            WheelDeadline timer =
                    new WheelDeadline(
                            wheel,
                            () -> {
                                count[0]++;
                                assertThat(now - start).isBetween(due, due + LATEST_MILLIS);
                            });
            timer.set(random.nextInt(60_000));
            timer.set(due);
            if (i % 10 == 0) {
                pass(STEP_MILLIS);
            }
        }
        pass(61_000);
        assertThat(count[0]).isEqualTo(5000);
    }
}
