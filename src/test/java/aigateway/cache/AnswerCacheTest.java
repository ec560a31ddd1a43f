package aigateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Recorder;
import aigateway.dialect.Recording;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import aigateway.model.Losses;
import aigateway.model.Usage;
import aigateway.net.BufferBudget;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The answers that are kept, and their memory.
class AnswerCacheTest {
    private static final long LIMIT = 64L << 20;

    private final AtomicLong now = new AtomicLong();
    private final AnswerCache cache =
            new AnswerCache(
                    new BufferBudget(0), now::get, () -> Instant.parse("2025-02-24T00:33:51Z"));

    private static AnswerKey key(long number) {
        return new AnswerKey(number * 0x9E3779B97F4A7C15L, number, 0, 0);
    }

    private Recording answer(String model, int length, boolean streamed) {
        Recorder recorder = StageTester.DIALECT.recorder();
        int step = streamed ? 8 : Math.max(length, 1);
        recorder.on(new ChatEvent.Started("chatcmpl-1", 1, model));
        for (int at = 0; at < length; at += step) {
            recorder.on(new ChatEvent.TextDelta(0, "x".repeat(Math.min(step, length - at))));
        }
        recorder.on(new ChatEvent.Finished(0, FinishReason.STOP, null));
        recorder.on(new ChatEvent.UsageReported(new Usage(1, 2, 0, 0, 0, 3)));
        return recorder.finish();
    }

    private Answer.Facts facts(String model) {
        long hour = 3_600_000_000_000L;
        return new Answer.Facts(
                "first", model, new Losses(), cache.nowMillis(), cache.nowNanos(), hour);
    }

    private void put(long number, Recording recording) {
        cache.put(key(number), recording, facts("m"));
    }

    private void limit(long bytes) {
        cache.limit(new CacheSettings(true, 3600, bytes));
    }

    private JsonNode listed(Listing listing, int skip, int limit) {
        return new JsonMapper()
                .readTree(cache.overview(listing, skip, limit, new Listing.Saved(7, 8)).utf8());
    }

    @Test
    void listsWhatIsLookedForTheNewestFirst() {
        limit(LIMIT);
        for (int i = 0; i < 3; i++) {
            Answer.Facts facts =
                    new Answer.Facts(
                            i == 2 ? "groq" : "openai",
                            "Model-" + i,
                            new Losses(),
                            1_000L * i,
                            cache.nowNanos(),
                            60_000_000_000L);
            cache.put(key(i), answer("m", 10, false), facts);
        }
        JsonNode all = listed(new Listing(null, null, null), 0, 2);
        assertThat(all.path("entries").findValuesAsString("model"))
                .containsExactly("Model-2", "Model-1");
        assertThat(all.path("found").asInt()).isEqualTo(3);
        assertThat(all.path("size").asInt()).isEqualTo(3);
        assertThat(all.path("bytes").asLong()).isEqualTo(cache.bytesThere());
        assertThat(all.path("maxBytes").asLong()).isEqualTo(LIMIT);
        assertThat(all.path("models").findValuesAsString("provider"))
                .containsExactly("groq", "openai", "openai");
        assertThat(all.path("savedInputTokens").asLong()).isEqualTo(7);
        assertThat(all.path("savedOutputTokens").asLong()).isEqualTo(8);
        JsonNode newest = all.at("/entries/0");
        assertThat(newest.path("key").asString()).isEqualTo(key(2).toString());
        assertThat(newest.path("keptAt").asLong()).isEqualTo(2_000);
        assertThat(newest.path("expiresAt").asLong() - cache.nowMillis()).isEqualTo(60_000);
        assertThat(newest.path("bytes").asLong()).isPositive();

        assertThat(listed(new Listing(null, null, null), 2, 9).path("entries").size()).isEqualTo(1);
        assertThat(listed(new Listing("openai", "Model-0", null), 0, 9).path("found").asInt())
                .isEqualTo(1);
        assertThat(listed(new Listing("openai", null, "MODEL-1"), 0, 9).path("found").asInt())
                .isEqualTo(1);
        assertThat(listed(new Listing(null, null, key(1).toString()), 0, 9).path("found").asInt())
                .isEqualTo(1);
        assertThat(listed(new Listing(null, null, "none"), 0, 9).path("models").size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2_000, 60_000})
    void staysUnderItsLimit(int meanLength) throws InterruptedException {
        limit(LIMIT);
        long before = heap();
        Random random = new Random(1);
        long offered = 0;
        for (int i = 0; offered < 3 * LIMIT; i++) {
            int length = meanLength == 0 ? 10 : random.nextInt(2 * meanLength);
            Recording recording = answer("m", length, random.nextInt(4) == 0);
            Answer kept = cache.put(key(i), recording, facts("m"));
            offered += kept == null ? length : kept.weight();
            assertThat(cache.bytes()).isLessThanOrEqualTo(LIMIT);
        }
        assertThat(cache.bytes()).isGreaterThan(LIMIT * 3 / 4);
        long real = heap() - before;
        assertThat(real).isLessThan(LIMIT);
        cache.clear();
        assertThat(cache.bytes()).isZero();
        assertThat(cache.size()).isZero();
        assertThat(heap() - before).isLessThan(LIMIT / 16);
    }

    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void staysUnderItsLimitWhateverComesAtOnce() throws InterruptedException {
        limit(8 << 20);
        Recording large = answer("m", 900_000, false);
        CountDownLatch done = new CountDownLatch(8);
        AtomicLong most = new AtomicLong();
        for (int t = 0; t < 8; t++) {
            long first = t * 1_000L;
            Thread.ofPlatform()
                    .start(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    put(first + i, large);
                                    most.accumulateAndGet(cache.bytes(), Math::max);
                                }
                                done.countDown();
                            });
        }
        done.await();
        assertThat(most.get()).isLessThanOrEqualTo(8 << 20);
        assertThat(cache.bytes()).as("nothing is counted twice").isEqualTo(cache.bytesThere());
        cache.clear();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void takesAnotherLimitWhileItRuns() {
        limit(LIMIT);
        for (int i = 0; i < 1_000; i++) {
            put(i, answer("m", 10_000, false));
        }
        assertThat(cache.size()).isEqualTo(1_000);
        limit(1 << 20);
        assertThat(cache.bytes()).isLessThanOrEqualTo(1 << 20).isPositive();
        limit(0);
        assertThat(cache.bytes()).isZero();
        put(1, answer("m", 10, false));
        assertThat(cache.size()).isZero();
    }

    @Test
    void refusesWhatIsLargerThanAnEighth() {
        limit(1 << 20);
        put(1, answer("m", 140_000, false));
        assertThat(cache.size()).isZero();
        put(1, answer("m", 120_000, false));
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void letsGoOfWhatIsTooOld() {
        limit(LIMIT);
        put(1, answer("m", 10, false));
        now.addAndGet(3_600_000_000_000L);
        assertThat(cache.size()).isZero();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void isListedInPages() {
        limit(LIMIT);
        for (int i = 0; i < 25; i++) {
            cache.put(key(i), answer("m" + i % 2, 10, true), facts("m" + i % 2));
        }
        List<CachedAnswer> first = cache.list(10, null);
        List<CachedAnswer> second = cache.list(10, first.getLast().key());
        List<CachedAnswer> third = cache.list(10, second.getLast().key());
        assertThat(first).hasSize(10);
        assertThat(third).hasSize(5);
        List<String> keys =
                List.of(first, second, third).stream()
                        .flatMap(List::stream)
                        .map(CachedAnswer::key)
                        .toList();
        assertThat(keys).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void tellsOfEachEntry() {
        limit(LIMIT);
        put(1, answer("m", 20, true));
        now.addAndGet(7_000_000_000L);
        CachedAnswer entry = cache.get(key(1).toString());
        assertThat(entry).isNotNull();
        assertThat(entry.timestamp()).isEqualTo(Instant.parse("2025-02-24T00:33:51Z"));
        assertThat(entry.ageSeconds()).isEqualTo(7);
        assertThat(entry.ttlSeconds()).isEqualTo(3600);
        assertThat(entry.provider()).isEqualTo("first");
        assertThat(entry.response())
                .isEqualTo(
                        Bytes.utf8(
                                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,"
                                        + "\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":"
                                        + "{\"role\":\"assistant\",\"content\":\""
                                        + "x".repeat(20)
                                        + "\",\"refusal\":null},\"logprobs\":null,"
                                        + "\"finish_reason\":\"stop\"}],\"usage\":"
                                        + usage(entry)
                                        + "}"));
        assertThat(cache.get("nonsense")).isNull();
    }

    private static String usage(CachedAnswer entry) {
        String text = entry.response().utf8();
        return text.substring(text.indexOf("\"usage\":") + 8, text.length() - 1);
    }

    @Test
    void isEmptiedByKeyByModelAndByProvider() {
        limit(LIMIT);
        for (int i = 0; i < 10; i++) {
            cache.put(key(i), answer("m" + i % 2, 10, false), facts("m" + i % 2));
        }
        assertThat(cache.remove(key(0).toString())).isTrue();
        assertThat(cache.remove(key(0).toString())).isFalse();
        assertThat(cache.removeOf("first", "m0")).isEqualTo(4);
        assertThat(cache.removeOf("second", null)).isZero();
        assertThat(cache.removeOf("first", null)).isEqualTo(5);
        assertThat(cache.bytes()).isZero();
    }
}
