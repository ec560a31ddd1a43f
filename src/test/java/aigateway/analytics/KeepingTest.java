package aigateway.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.Log;
import aigateway.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingTest {
    private static final String COMPLETED = "calls/first/completed/m1";

    @TempDir private Path folder;
    private final FakeStore store = new FakeStore();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Log log = new Log(line -> lines.add(line.utf8()));

    @Test
    void goesOnWhereItEnded() {
        try (Analytics analytics = analytics()) {
            count(analytics, 3);
        }
        try (Analytics analytics = analytics()) {
            count(analytics, 2);
            assertThat(analytics.json().utf8()).contains("\"totalRequests\":5");
        }

        assertThat(store.numbers).containsEntry(COMPLETED, 5L);
        try (Analytics analytics = analytics()) {
            assertThat(analytics.json().utf8()).contains("\"totalRequests\":5");
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void savesWithoutBeingStopped() throws Exception {
        try (Analytics analytics = analytics()) {
            count(analytics, 1);
            Eventually.holds("saved", () -> store.numbers.getOrDefault(COMPLETED, 0L) == 1);
            count(analytics, 1);
            Eventually.holds("saved again", () -> store.numbers.get(COMPLETED) == 2);
        }
    }

    @Test
    void leavesTheStoreAloneWithoutACall() {
        try (Analytics analytics = analytics()) {
            assertThat(store.loads).hasValue(0);
        }

        assertThat(store.loads).hasValue(0);
        assertThat(store.saves).hasValue(0);
    }

    @Test
    void savesOnlyWhatHasChanged() {
        store.numbers.put("calls/second/completed/m2", 7L);
        store.numbers.put("of/another/version", 1L);
        try (Analytics analytics = analytics()) {
            analytics.json();
        }
        assertThat(store.saves).hasValue(0);
        try (Analytics analytics = analytics()) {
            count(analytics, 1);
        }

        assertThat(store.last).isEqualTo(Map.of(COMPLETED, 1L));
        assertThat(store.numbers).hasSize(3);
    }

    @Test
    void countsOnWhenTheStoreIsBrokenAndSaysSoOnce() {
        store.numbers.put(COMPLETED, 10L);
        store.broken = true;
        try (Analytics analytics = analytics()) {
            count(analytics, 1);
            assertThat(analytics.json().utf8()).contains("\"totalRequests\":1,");
            assertThat(analytics.json().utf8()).contains("\"totalRequests\":1,");
            assertThat(lines).hasSize(1).first().asString().contains("WARN", "it is broken");

            store.broken = false;
            assertThat(analytics.json().utf8()).contains("\"totalRequests\":11,");
            assertThat(lines).hasSize(2).last().asString().contains("kept again");
        }

        assertThat(store.numbers).containsEntry(COMPLETED, 11L);
    }

    @Test
    void overwritesNothingThatItCouldNotRead() {
        store.numbers.put(COMPLETED, 10L);
        store.broken = true;
        try (Analytics analytics = analytics()) {
            count(analytics, 1);
        }

        assertThat(store.saves).hasValue(0);
        assertThat(store.numbers).containsEntry(COMPLETED, 10L);
    }

    private Analytics analytics() {
        return new Analytics(store, folder.resolve("series.bin"), log, _ -> 500, () -> 0, () -> 0);
    }

    private static void count(Analytics analytics, int calls) {
        for (int i = 0; i < calls; i++) {
            analytics.count(Calls.ended(Calls.asked(Calls.FIRST), null, null));
        }
    }

    /// Numbers in memory.
    private static final class FakeStore implements CounterStore {
        final Map<String, Long> numbers = new ConcurrentHashMap<>();
        final AtomicInteger loads = new AtomicInteger();
        final AtomicInteger saves = new AtomicInteger();
        volatile Map<String, Long> last = Map.of();
        volatile boolean broken;

        @Override
        public Map<String, Long> load() throws IOException {
            loads.incrementAndGet();
            check();
            return Map.copyOf(numbers);
        }

        @Override
        public void save(Map<String, Long> changed) throws IOException {
            check();
            saves.incrementAndGet();
            last = Map.copyOf(changed);
            numbers.putAll(changed);
        }

        private void check() throws IOException {
            if (broken) {
                throw new IOException("it is broken");
            }
        }
    }
}
