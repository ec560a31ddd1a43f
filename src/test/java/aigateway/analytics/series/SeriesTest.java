package aigateway.analytics.series;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeriesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long START = 1_740_000_000;

    @TempDir private Path folder;
    private final AtomicLong millis = new AtomicLong(START * 1_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Log log = new Log(line -> lines.add(line.utf8()));
    private Series series = open();

    private Series open() {
        return new Series(file(), clock, log);
    }

    private Path file() {
        return folder == null ? Path.of("none") : folder.resolve("series.bin");
    }

    private void restart() {
        series.close();
        series = open();
    }

    private JsonNode json(Range range) {
        return JSON.readTree(series.json(range).toByteArray());
    }

    private void pass(long seconds) {
        millis.addAndGet(seconds * 1_000);
    }

    private void call(String provider, long tokens, long nanos) {
        Cell cell = series.cell();
        cell.add(Figure.CALLS, 1);
        cell.add(Figure.INPUT_TOKENS, tokens);
        cell.time(Span.LATENCY, nanos);
        int number = cell.provider(provider);
        cell.add(number, Part.CALLS, 1);
        cell.add(number, Part.MICROS, nanos / 1_000);
        cell.add(number, Part.TIMED, 1);
    }

    private static long sum(JsonNode column) {
        long sum = 0;
        for (JsonNode one : column) {
            sum += one.asLong(0);
        }
        return sum;
    }

    @Test
    void holdsEachCallOnceInEveryRange() throws Exception {
        series = open();
        Random random = new Random(7);
        long calls = 0;
        long tokens = 0;
        for (int second = 0; second < 600; second++) {
            int now = random.nextInt(4) == 0 ? 0 : random.nextInt(20);
            for (int i = 0; i < now; i++) {
                int more = random.nextInt(1_000);
                call("p" + random.nextInt(40), more, random.nextInt(1 << 30));
                tokens += more;
            }
            calls += now;
            if (random.nextBoolean()) {
                series.collect(now);
            }
            if (second == 300) {
                restart();
            }
            pass(1);
        }
        for (Range range : Range.values()) {
            JsonNode json = json(range);
            assertThat(sum(json.path("calls"))).as(range.word()).isEqualTo(calls);
            assertThat(json.at("/totals/calls").asLong()).isEqualTo(calls);
            assertThat(json.at("/totals/inputTokens").asLong()).isEqualTo(tokens);
            long all = 0;
            for (JsonNode provider : json.path("byProvider")) {
                all += sum(provider.path("calls"));
            }
            assertThat(all).isEqualTo(calls);
            assertThat(json.path("byProvider").propertyNames())
                    .hasSizeLessThanOrEqualTo(Layout.PROVIDERS)
                    .contains(Words.OTHERS);
            assertThat(json.path("times")).hasSize(range.steps());
        }
    }

    @Test
    void tellsPercentilesWithinTheBucketsError() {
        Random random = new Random(3);
        long[] micros = new long[5_000];
        Sums sums = new Sums();
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (long) Math.exp(random.nextDouble() * 20);
            sums.add(Layout.of(Span.LATENCY) + Buckets.of(micros[i]), 1);
        }
        Arrays.sort(micros);
        for (int percent : Table.PERCENTS) {
            long exact = micros[micros.length * percent / 100 - 1];
            assertThat(sums.percentile(Span.LATENCY, percent))
                    .isBetween((long) (exact * 0.9375) - 1, (long) (exact * 1.0625) + 1);
        }
        assertThat(sums.percentile(Span.OVERHEAD, 50)).isEqualTo(-1);
    }

    @Test
    void sortsEveryTimeIntoTheBucketThatHoldsIt() {
        int before = 0;
        for (long micros = 0; micros < 1L << 33; micros += 1 + micros / 50) {
            int bucket = Buckets.of(micros);
            long known = Math.min(micros, Buckets.LONGEST);
            assertThat(bucket).isBetween(before, Buckets.COUNT - 1);
            assertThat(Buckets.least(bucket)).isLessThanOrEqualTo(known);
            assertThat(Buckets.least(bucket + 1)).isGreaterThan(known);
            before = bucket;
        }
    }

    @Test
    void letsGoOfWhatIsTooOldAcrossGaps() {
        call("a", 1, 1_000);
        pass(2_000);
        call("a", 2, 1_000);
        pass(3_000);
        call("a", 4, 1_000);
        assertThat(sum(json(Range.QUARTER).path("inputTokens"))).isEqualTo(4);
        assertThat(sum(json(Range.HOUR).path("inputTokens"))).isEqualTo(6);
        assertThat(sum(json(Range.DAY).path("inputTokens"))).isEqualTo(7);
        pass(86_400 - 3_000);
        call("a", 8, 1_000);
        assertThat(sum(json(Range.HOUR).path("inputTokens"))).isEqualTo(8);
        assertThat(sum(json(Range.DAY).path("inputTokens"))).isEqualTo(12);
        pass(200_000);
        assertThat(json(Range.DAY).at("/totals/calls").asLong()).isZero();
    }

    @Test
    void countsOnWhenTheClockIsSetBack() {
        call("a", 1, 1_000);
        pass(-2);
        call("a", 1, 1_000);
        pass(-100);
        call("a", 1, 1_000);
        pass(102);
        assertThat(json(Range.QUARTER).at("/totals/calls").asLong()).isEqualTo(3);
    }

    @Test
    void tellsGapsFromTimesWithoutCalls() {
        series = open();
        pass(10);
        call("a", 1, 1_000);
        pass(5);
        restart();
        series.close();
        pass(100);
        series = open();
        pass(7);
        call("a", 1, 2_000);
        JsonNode json = json(Range.QUARTER);
        List<Long> times = new ArrayList<>();
        json.path("times").forEach(time -> times.add(time.asLong()));
        int start = times.indexOf(START);
        assertThat(json.path("calls").get(start - 1).isNull()).isTrue();
        assertThat(json.path("calls").get(start).asLong(-1)).isZero();
        assertThat(json.path("calls").get(start + 10).asLong(-1)).isEqualTo(1);
        assertThat(json.path("calls").get(start + 16).isNull()).isTrue();
        assertThat(json.path("calls").get(start + 114).isNull()).isTrue();
        assertThat(json.path("calls").get(start + 115).asLong(-1)).isZero();
        assertThat(json.path("calls").get(899).asLong(-1)).isEqualTo(1);
        assertThat(json.at("/latency/p50").get(898).isNull()).isTrue();
        assertThat(json.at("/latency/p50").get(899).asDouble()).isCloseTo(0.002, near(0.001));
    }

    private static org.assertj.core.data.Offset<Double> near(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    @Test
    void comesBackWithAllAndPassesOverADamagedFile() throws IOException {
        series = open();
        call("a", 3, 1_000);
        series.cell().error("upstream_503");
        series.collect(5);
        series.marks().add("setting", "cache", "off");
        pass(1);
        String before = series.json(Range.DAY).utf8();
        restart();
        assertThat(series.json(Range.DAY).utf8()).isEqualTo(before);
        assertThat(before).contains("upstream_503", "\"text\":\"off\"");
        restart();
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 5, 30, whole.length / 2, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            series = open();
            assertThat(json(Range.DAY).at("/totals/calls").asLong()).isZero();
        }
        whole[20] ^= 1;
        Files.write(file(), whole);
        series = open();
        assertThat(json(Range.DAY).at("/totals/calls").asLong()).isZero();
        assertThat(lines).hasSize(6).allMatch(line -> line.contains("\"level\":\"WARN\""));
    }

    @Test
    void countsWhatManyThreadsCountAtOnce() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int j = 0; j < 50_000; j++) {
                                            call("a", 1, 1_000);
                                            if (j % 100 == 0) {
                                                pass(j % 1_000 == 0 ? 1 : 0);
                                            }
                                        }
                                    }));
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            series.collect(1);
            series.json(Range.QUARTER);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(json(Range.QUARTER).at("/totals/calls").asLong()).isEqualTo(200_000);
    }

    @Test
    void letsGoOfTheOldestStepsIfTheyTakeTooMuch() {
        Ring ring = new Ring(100, 60);
        Sums sums = new Sums();
        sums.add(Layout.of(Figure.CALLS), 1);
        for (int time = 1; time <= 250; time++) {
            ring.add(time, sums);
            assertThat(ring.bytes()).isLessThanOrEqualTo(60);
        }
        assertThat(ring.at(220)).isNull();
        assertThat(ring.at(221)).isNotNull();
        ring.add(100, sums);
        assertThat(ring.at(100)).isNull();
    }

    @Test
    void staysSmall() {
        Random random = new Random(5);
        for (int second = 0; second < 3_600; second++) {
            for (int i = 0; i < 500; i++) {
                call("p" + i % 3, 100, (long) Math.exp(12 + random.nextGaussian() * 2));
            }
            pass(1);
            series.collect(20);
        }
        assertThat(series.bytes()).isBetween(100_000L, 3_000_000L);
    }
}
