package aigateway.logs.sink.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.delivery.SinkAnswer.Failed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sinks that are away for long, or for good.
class OutageTest {
    private static final long QUEUE_BYTES = 1 << 20;

    private final Rig rig = new Rig(new LineFormat(500, 1 << 20, true), QUEUE_BYTES);

    @Test
    void keepsMemoryBoundedAndLossExactWhileTheSinkIsDownForTenMinutes() {
        rig.lines(100);
        rig.run(5_000);
        rig.requests.clear();
        rig.script = _ -> new Failed("connection refused");
        int lines = 100;
        for (int second = 0; second < 600; second++) {
            rig.lines(200);
            lines += 200;
            rig.run(1_000);
            assertThat(rig.isExact()).isTrue();
        }
        assertThat(rig.mostBytes).isLessThanOrEqualTo(QUEUE_BYTES);
        assertThat(rig.queue.events()).isGreaterThan(5_000);
        assertThat(rig.requests).hasSizeBetween(20, 80);
        assertThat(rig.said).filteredOn(l -> l.contains("takes no lines")).hasSize(1);
        assertThat(rig.said).filteredOn(l -> l.contains("did not reach")).hasSizeBetween(5, 10);

        rig.script = _ -> Rig.OK;
        rig.run(60_000);
        assertThat(rig.queue.events()).isZero();
        assertThat(rig.queue.bytes()).isZero();
        assertThat(rig.totals.sent() + rig.totals.lost()).isEqualTo(lines);
        assertThat(rig.taken.values()).containsOnly(1);
        assertThat(rig.taken).hasSize((int) rig.totals.sent());
    }

    @Test
    void sendsWhatWaitsAtTheEnd() {
        rig.lines(700);
        rig.delivery.end(rig.now + 5_000);
        assertThat(rig.settle()).isEqualTo(Delivery.ENDED);
        assertThat(rig.totals.sent()).isEqualTo(700);
        assertThat(rig.said).filteredOn(line -> line.contains("did not reach")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 401})
    void triesASinkThatIsDownOnceMoreAtTheEnd(int status) {
        rig.script = _ -> Rig.status(status);
        rig.lines(700);
        rig.run(20_000);
        rig.requests.clear();
        rig.delivery.end(rig.now + 5_000);
        assertThat(rig.settle()).isEqualTo(Delivery.ENDED);
        assertThat(rig.requests).hasSizeLessThanOrEqualTo(2);
        assertThat(rig.totals.lost()).isEqualTo(700);
        assertThat(rig.queue.events()).isZero();
        assertThat(rig.said.getLast())
                .contains("did not reach", "\"lost\":700", "status " + status);
    }

    @Test
    void triesUntilTheTimeIsOverIfTheSinkWasUp() {
        rig.lines(100);
        rig.run(2_000);
        rig.script = _ -> Rig.status(429);
        rig.lines(100);
        long begin = rig.now;
        rig.delivery.end(begin + 5_000);
        rig.run(20_000);
        assertThat(rig.now - begin).isLessThanOrEqualTo(5_000);
        assertThat(rig.totals.sent()).isEqualTo(100);
        assertThat(rig.totals.lost()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesCountOfNothingWhateverTheSinkAnswers(long seed) {
        Random random = new Random(seed);
        Rig any = new Rig(new LineFormat(1 + random.nextInt(50), 600, seed % 2 == 0), 64 << 10);
        int[] statuses = {200, 200, 429, 503, 413, 400, 401, 207, 666, 0};
        any.script =
                _ -> {
                    int status = statuses[random.nextInt(statuses.length)];
                    return switch (status) {
                        case 0 -> new Failed("gone");
                        case 200 -> Rig.OK;
                        case 207 -> Rig.partly(random.nextInt(20), random.nextInt(5));
                        default -> Rig.status(status);
                    };
                };
        for (int i = 0; i < 400; i++) {
            any.lines(random.nextInt(60));
            any.run(random.nextInt(3_000));
            assertThat(any.isExact()).isTrue();
            assertThat(any.queue.bytes()).isLessThanOrEqualTo(64 << 10);
        }
        any.delivery.end(any.now + 60_000);
        any.run(100_000);
        assertThat(any.queue.events()).isZero();
        assertThat(any.queue.bytes()).isZero();
        assertThat(any.isExact()).isTrue();
    }
}
