package aigateway.limit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A sliding window beside a list of all that was let through.
class SlidingWindowTest {
    private static final long WINDOW = 10_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 1_000})
    void neverLetsTooManyThroughWhereverTheWindowBegins(int limit) {
        FakeClock clock = new FakeClock();
        Limiter limiter = new Limiter(clock, clock, 100);
        Quota quota = new Quota(limit, 10, true);
        Random random = new Random(limit);
        List<Long> admitted = new ArrayList<>();
        int refusedTooEarly = 0;
        for (int i = 0; i < 20 * limit + 4_000; i++) {
            clock.pass(random.nextInt(20) == 0 ? random.nextInt(2_000) : random.nextInt(3));
            long now = clock.getAsLong();
            boolean room = inWindow(admitted, now) < limit;
            boolean taken = limiter.take(LimiterTest.address("192.0.2.1"), 128, quota).admitted();
            assertThat(!taken || room).isTrue();
            if (taken) {
                admitted.add(now);
            }
            refusedTooEarly += room && !taken ? 1 : 0;
            if (limit <= 64) {
                assertThat(taken).isEqualTo(room);
            }
        }
        assertThat(admitted).hasSizeGreaterThan(limit);
        assertThat(refusedTooEarly).isLessThan(admitted.size() / 10);
    }

    private static int inWindow(List<Long> admitted, long now) {
        int count = 0;
        for (int i = admitted.size() - 1; i >= 0 && now - admitted.get(i) < WINDOW; i--) {
            count++;
        }
        return count;
    }
}
