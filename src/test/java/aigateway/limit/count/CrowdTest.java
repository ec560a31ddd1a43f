package aigateway.limit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// 200 threads against one limit. Each notes when it asked and when it had its answer.
class CrowdTest {
    private static final int THREADS = 200;
    private static final int LIMIT = 500;
    private static final long WINDOW = 1_000;

    private final ThreadLocal<Long> read = new ThreadLocal<>();

    @Test
    void aFixedWindowLetsJustAsManyThroughAsItMay() throws InterruptedException {
        // ten windows, of which the last is half over at the end
        List<long[]> admitted = crowd(false, stepped(9_500), 9_500);
        assertThat(perWindow(admitted).values()).allMatch(count -> count <= LIMIT);
        assertThat(admitted).hasSize(10 * LIMIT);
    }

    @Test
    void aSlidingWindowNeverLetsMoreThrough() throws InterruptedException {
        List<long[]> admitted = crowd(true, stepped(9_500), 9_500);
        neverMoreInAnyStretch(admitted);
        assertThat(admitted).hasSizeGreaterThanOrEqualTo(9 * LIMIT);
    }

    @Test
    @Tag("thorough")
    void holdsForTenSecondsOfRealTime() throws InterruptedException {
        LongSupplier clock = () -> System.nanoTime() / 1_000_000;
        List<long[]> fixed = crowd(false, clock, clock.getAsLong() + 10_000);
        assertThat(perWindow(fixed).values()).allMatch(count -> count <= LIMIT);
        assertThat(fixed).hasSizeGreaterThanOrEqualTo(9 * LIMIT);
        assertThat(fixed).hasSizeLessThanOrEqualTo(11 * LIMIT);
        List<long[]> sliding = crowd(true, clock, clock.getAsLong() + 10_000);
        neverMoreInAnyStretch(sliding);
        assertThat(sliding).hasSizeGreaterThanOrEqualTo(9 * LIMIT);
    }

    /// A clock that goes on a millisecond with every 100th look.
    private static LongSupplier stepped(long end) {
        AtomicLong looks = new AtomicLong();
        return () -> Math.min(end, looks.incrementAndGet() / 100);
    }

    /// Lets everybody ask until that time.
    ///
    /// @return for each request that was let through: the time before and after, and when its
    ///     window ends as the limiter sees it
    private List<long[]> crowd(boolean sliding, LongSupplier clock, long end)
            throws InterruptedException {
        LongSupplier noted =
                () -> {
                    long now = clock.getAsLong();
                    read.set(now);
                    return now;
                };
        Limiter limiter = new Limiter(noted, InstantSource.system(), 100);
        Quota quota = new Quota(LIMIT, (int) (WINDOW / 1_000), sliding);
        List<List<long[]>> lists = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < THREADS; i++) {
            List<long[]> own = new ArrayList<>();
            lists.add(own);
            threads.add(
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((_, _) -> failures.incrementAndGet())
                            .start(() -> ask(limiter, quota, clock, end, own)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).hasValue(0);
        List<long[]> all = new ArrayList<>();
        lists.forEach(all::addAll);
        return all;
    }

    private void ask(Limiter limiter, Quota quota, LongSupplier clock, long end, List<long[]> own) {
        long before = clock.getAsLong();
        while (before < end) {
            Admission admission = limiter.take(LimiterTest.address("192.0.2.1"), 128, quota);
            long after = clock.getAsLong();
            if (admission.admitted()) {
                own.add(new long[] {before, after, read.get() + admission.resetMillis()});
            }
            before = after;
        }
    }

    private static Map<Long, Integer> perWindow(List<long[]> admitted) {
        Map<Long, Integer> counts = new HashMap<>();
        admitted.forEach(one -> counts.merge(one[2], 1, Integer::sum));
        return counts;
    }

    /// What was asked and answered within a stretch was let through in it. A thread may be kept
    /// from going on in between, so of the others nobody knows.
    private static void neverMoreInAnyStretch(List<long[]> admitted) {
        admitted.sort(Comparator.comparingLong(one -> one[0]));
        for (int i = 0; i < admitted.size(); i++) {
            long end = admitted.get(i)[0] + WINDOW;
            int within = 0;
            for (int j = i; j < admitted.size() && admitted.get(j)[0] < end; j++) {
                within += admitted.get(j)[1] < end ? 1 : 0;
            }
            assertThat(within).isLessThanOrEqualTo(LIMIT);
        }
    }
}
