package aigateway.limit.count;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.limit.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyClientsTest {
    private static final int MANY = 1_000_000;
    private static final Quota QUOTA = new Quota(5, 60, false);

    private final FakeClock clock = new FakeClock();

    @Test
    void aMillionClientsTakeLessThanAHundredBytesEach() {
        Limiter limiter = new Limiter(clock, clock, MANY);
        long before = usedBytes();
        for (int i = 0; i < MANY; i++) {
            limiter.take(client(i), 64, QUOTA);
        }
        long each = (usedBytes() - before) / MANY;
        assertThat(limiter.size()).isEqualTo(MANY);
        assertThat(each).isLessThan(100);
    }

    @Test
    void noMoreAreRememberedThanThereIsRoomForAndNobodyIsRefused() {
        Limiter limiter = new Limiter(clock, clock, 10_000);
        int largest = 0;
        int refused = 0;
        for (int i = 0; i < MANY; i++) {
            clock.pass(i % 100 == 0 ? 1 : 0);
            refused += limiter.take(client(i), 64, QUOTA).admitted() ? 0 : 1;
            largest = Math.max(largest, limiter.size());
        }
        assertThat(refused).isZero();
        assertThat(largest).isLessThanOrEqualTo(10_000);
    }

    @Test
    void theOldestMakeRoom() {
        Limiter limiter = new Limiter(clock, clock, 2_000);
        limiter.take(client(-1), 64, QUOTA);
        for (int i = 0; i < 40_000; i++) {
            clock.pass(i % 4 == 0 ? 1 : 0);
            limiter.take(client(i), 64, QUOTA);
        }
        int kept = 0;
        for (int i = 39_000; i < 40_000; i++) {
            kept += limiter.peek(client(i), 64, QUOTA).remaining() == 4 ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(700);
        assertThat(limiter.peek(client(-1), 64, QUOTA).remaining()).isEqualTo(5);
    }

    @Test
    void clientsWhoseWindowIsOverAreForgotten() {
        Limiter limiter = new Limiter(clock, clock, MANY);
        for (int i = 0; i < 50_000; i++) {
            limiter.take(client(i), 64, QUOTA);
        }
        clock.pass(120_000);
        for (int i = 0; i < 60_000; i++) {
            limiter.take(client(-1), 64, new Quota(MANY, 60, false));
        }
        assertThat(limiter.size()).isLessThan(2_000);
    }

    @Test
    void countsAreRightWhileOthersAreForgotten() throws InterruptedException {
        Limiter limiter = new Limiter(() -> 0, clock, 500);
        Quota large = new Quota(1_000_000, 60, false);
        List<Thread> threads = new ArrayList<>();
        int[] refused = new int[4];
        for (int t = 0; t < refused.length; t++) {
            int own = t;
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int i = 0; i < 100_000; i++) {
                                            IpAddress client = client(own * 1_000_000 + i);
                                            boolean in = limiter.take(client, 64, large).admitted();
                                            refused[own] += in ? 0 : 1;
                                        }
                                    }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refused).containsOnly(0);
        // A thread that is held up while it tidies leaves more, which later calls make good.
        for (int i = 0; i < 20_000 && (i == 0 || limiter.size() > 500); i++) {
            limiter.take(client(-7 - i), 64, large);
        }
        assertThat(limiter.size()).isLessThanOrEqualTo(500);
    }

    private static IpAddress client(int number) {
        return new IpAddress(0x2001_0db8_0000_0000L | Integer.toUnsignedLong(number), 1);
    }

    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
