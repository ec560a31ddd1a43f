package aigateway.logs.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private static final Bytes LINE = Bytes.of(new byte[1_000]);

    @Test
    void losesNewLinesWhenItIsFullAndTakesMoreWhenItIsNot() {
        AtomicLong lost = new AtomicLong();
        EventQueue queue = new EventQueue(64 << 10, lost, 1_000);
        for (int i = 0; i < 100; i++) {
            queue.offer(LINE);
        }
        assertThat(queue.bytes()).isLessThanOrEqualTo(64 << 10);
        assertThat(queue.events() + lost.get()).isEqualTo(100);
        assertThat(lost.get()).isPositive();
        long before = lost.get();

        queue.limit(1 << 20);
        queue.offer(LINE);
        assertThat(lost.get()).isEqualTo(before);
    }

    @Test
    void losesALineThatIsLongerThanItself() {
        AtomicLong lost = new AtomicLong();
        EventQueue queue = new EventQueue(900, lost, 1_000);
        queue.offer(LINE);
        assertThat(lost.get()).isOne();
        assertThat(queue.peek()).isNull();
    }

    @Test
    void countsExactlyWhoeverPutsIn() throws Exception {
        AtomicLong lost = new AtomicLong();
        EventQueue queue = new EventQueue(1 << 20, lost, 1_000);
        Totals totals = new Totals();
        Outbox outbox = new Outbox(queue, new Events("a", () -> java.time.Instant.EPOCH), totals);
        long woken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> producers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                producers.add(threads.submit(() -> produce(queue)));
            }
            while (totals.sent() + lost.get() < 400_000) {
                if (outbox.fill(1_000, 1 << 20, 1 << 20) == null) {
                    Thread.onSpinWait();
                } else {
                    outbox.taken();
                }
            }
            for (Future<Long> producer : producers) {
                woken += producer.get();
            }
        }
        assertThat(totals.sent() + lost.get()).isEqualTo(400_000);
        assertThat(queue.events()).isZero();
        assertThat(queue.bytes()).isZero();
        assertThat(woken).isLessThan(400_000);
    }

    private static long produce(EventQueue queue) {
        long woken = 0;
        for (int i = 0; i < 100_000; i++) {
            woken += queue.offer(LINE) ? 1 : 0;
        }
        return woken;
    }
}
