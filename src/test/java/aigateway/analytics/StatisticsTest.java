package aigateway.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.model.Failure;
import aigateway.model.Usage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StatisticsTest {
    private static final Failure DOWN = new Failure.Unreachable("first", "connection refused");
    private static final Failure BUSY =
            new Failure.UpstreamError("first", 503, "I was told: my secret", null, null, null, 0);

    private final Statistics statistics =
            new Statistics(InstantSource.fixed(Instant.ofEpochSecond(1_740_352_553)));

    /// A way to end.
    ///
    /// @param label the kind of error, or empty for none
    private record End(
            String name,
            Call call,
            @Nullable Failure failure,
            boolean began,
            Count count,
            String provider,
            String label) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final List<End> ENDS =
            List.of(
                    good("answered by the first", Calls.asked(Calls.FIRST), Count.COMPLETED),
                    good(
                            "with another key",
                            Calls.asked(Calls.FIRST, Calls.FIRST),
                            Count.COMPLETED),
                    good("cached", Calls.planned(CacheStatus.HIT), Count.CACHED),
                    new End(
                            "failed over",
                            Calls.asked(Calls.FIRST, Calls.SECOND),
                            null,
                            true,
                            Count.FAILED_OVER,
                            "second",
                            ""),
                    new End(
                            "the first rests",
                            Calls.asked(Calls.SECOND),
                            null,
                            true,
                            Count.FAILED_OVER,
                            "second",
                            ""),
                    refused("unreadable", Calls.unread("POST /v1/chat/completions"), null),
                    refused("unknown model", Calls.unrouted(), "model_not_found"),
                    bad(
                            "over the limit",
                            Calls.unrouted(),
                            Calls.refused(429, "rate_limit_exceeded"),
                            Count.LIMITED,
                            ""),
                    bad(
                            "blocked on its way in",
                            Calls.unrouted(),
                            Calls.refused(400, "content_filter"),
                            Count.BLOCKED,
                            ""),
                    bad(
                            "blocked answer",
                            Calls.asked(Calls.FIRST),
                            Calls.refused(400, "content_filter"),
                            Count.BLOCKED,
                            "first"),
                    cut(
                            "blocked in the middle of a stream",
                            Calls.refused(400, "content_filter"),
                            Count.BLOCKED),
                    bad(
                            "blocked answer of the cache",
                            Calls.planned(CacheStatus.HIT),
                            Calls.refused(400, "content_filter"),
                            Count.BLOCKED,
                            "first"),
                    bad(
                            "the caller left",
                            Calls.asked(Calls.FIRST),
                            new Failure.CallerGone(),
                            Count.CANCELLED,
                            "first"),
                    cut("the caller left a stream", new Failure.CallerGone(), Count.CANCELLED),
                    cut("broken off", new Failure.Broken("first", "gone"), Count.CUT),
                    cut("stopped in a stream", new Failure.Stopping(), Count.CUT),
                    cut("timed out in a stream", timedOut(), Count.CUT),
                    bad("down", Calls.asked(Calls.FIRST), DOWN, Count.FAILED, "first"),
                    bad(
                            "all down",
                            Calls.asked(Calls.FIRST, Calls.SECOND),
                            DOWN,
                            Count.FAILED,
                            "second"),
                    bad("busy", Calls.asked(Calls.FIRST), BUSY, Count.FAILED, "first"),
                    bad("too slow", Calls.asked(Calls.FIRST), timedOut(), Count.FAILED, "first"),
                    bad(
                            "garbage",
                            Calls.asked(Calls.FIRST),
                            new Failure.InvalidAnswer("first", "no JSON"),
                            Count.FAILED,
                            "first"),
                    bad(
                            "a defect",
                            Calls.asked(Calls.FIRST),
                            new Failure.Internal("oops: my secret"),
                            Count.FAILED,
                            "first"));

    private static End good(String name, Call call, Count count) {
        return new End(name, call, null, true, count, "first", "");
    }

    private static End refused(String name, Call call, @Nullable String code) {
        return bad(name, call, Calls.refused(400, code), Count.REFUSED, "");
    }

    private static End bad(String name, Call call, Failure failure, Count count, String provider) {
        return new End(name, call, failure, false, count, provider, failure.label());
    }

    private static End cut(String name, Failure failure, Count count) {
        Call call = Calls.asked(Calls.FIRST);
        return new End(name, call, failure, true, count, "first", failure.label());
    }

    private static Failure timedOut() {
        return new Failure.TimedOut("first", "idleTimeoutSeconds", "too slow");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("ENDS")
    void countsEachEndOnce(End end) {
        statistics.count(end.call(), end.failure(), end.began(), null);

        Totals all = statistics.totals();
        for (Count one : Count.ENDS) {
            assertThat(all.of(one)).as(one.word()).isEqualTo(one == end.count() ? 1 : 0);
        }
        assertThat(all.calls()).isEqualTo(1);
        assertThat(all.successful()).isEqualTo(end.failure() == null ? 1 : 0);
        assertThat(statistics.byProvider().keySet())
                .isEqualTo(end.provider().isEmpty() ? Set.of() : Set.of(end.provider()));
        assertThat(statistics.errors())
                .isEqualTo(end.label().isEmpty() ? Map.of() : Map.of(end.label(), 1L));
        assertThat(statistics.recent().list()).hasSize(end.label().isEmpty() ? 0 : 1);
        boolean hit = end.call().cache() == CacheStatus.HIT;
        assertThat(all.of(Count.HITS)).isEqualTo(hit ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("ENDS")
    void countsTokensOfHitsAsSaved(End end) {
        statistics.count(end.call(), end.failure(), end.began(), new Usage(3, 4, 0, 0, 0, 7));

        boolean hit = end.call().cache() == CacheStatus.HIT;
        Totals all = statistics.totals();
        assertThat(all.of(Count.SAVED_INPUT_TOKENS)).isEqualTo(hit ? 3 : 0);
        assertThat(all.of(Count.SAVED_OUTPUT_TOKENS)).isEqualTo(hit ? 4 : 0);
        assertThat(all.of(Count.INPUT_TOKENS)).isEqualTo(hit ? 0 : 3);
        assertThat(all.of(Count.OUTPUT_TOKENS)).isEqualTo(hit ? 0 : 4);
    }

    @Test
    void hasAnExampleOfEachEnd() {
        assertThat(ENDS).extracting(End::count).containsAll(Count.ENDS);
    }

    @Test
    void doesNotCountWhatIsNoCallToAModel() {
        statistics.count(Calls.unread("GET /v1/models"), null, false, null);
        statistics.count(Calls.unread("GET /x"), Calls.refused(404, "unknown_url"), false, null);
        statistics.count(Calls.unread("GET /v1/chat"), Calls.refused(405, null), false, null);

        assertThat(statistics.save()).isEmpty();
        assertThat(statistics.recent().list()).isEmpty();
    }

    @Test
    void addsTokensWhereTheyWereUsed() {
        statistics.count(Calls.asked(Calls.FIRST), null, true, Calls.USAGE);
        statistics.count(Calls.asked(Calls.FIRST, Calls.SECOND), null, true, Calls.USAGE);
        statistics.count(
                Calls.asked(Calls.SECOND), new Failure.Broken("second", "x"), true, Calls.USAGE);
        statistics.count(Calls.planned(CacheStatus.HIT), null, true, Calls.USAGE);

        Map<String, Totals> providers = statistics.byProvider();
        assertThat(providers.get("first").of(Count.INPUT_TOKENS)).isEqualTo(9);
        assertThat(providers.get("first").of(Count.OUTPUT_TOKENS)).isEqualTo(12);
        assertThat(providers.get("second").of(Count.INPUT_TOKENS)).isEqualTo(18);
        assertThat(providers.get("second").of(Count.OUTPUT_TOKENS)).isEqualTo(24);
    }

    @Test
    void remembersTheLastErrorsWithoutWhatCallersWrote() {
        statistics.count(Calls.asked(Calls.FIRST), new Failure.Internal("my secret"), false, null);
        for (int i = 0; i < RecentErrors.MOST; i++) {
            statistics.count(Calls.asked(Calls.FIRST), BUSY, false, null);
        }

        assertThat(statistics.recent().list())
                .hasSize(RecentErrors.MOST)
                .allSatisfy(one -> assertThat(one.failure()).isEqualTo(BUSY));
        assertThat(Ends.message(BUSY)).isEqualTo("first answered with status 503");
        assertThat(Ends.message(new Failure.Internal("my secret"))).doesNotContain("secret");
    }

    @Test
    void tellsOnlySoManyNamesApart() {
        for (int i = 0; i < 1_000; i++) {
            Call call = Calls.asked(Calls.target("first", "model-" + i));
            statistics.count(call, Calls.refused(400, "code-" + i), false, null);
        }

        Map<String, Long> saved = statistics.save();
        assertThat(saved).hasSize(2 * (Statistics.MOST_NAMES + 1));
        assertThat(saved).containsEntry("errors/(others)", 900L);
        assertThat(statistics.totals().calls()).isEqualTo(1_000);
        assertThat(statistics.byProvider().get("first").calls()).isEqualTo(1_000);
    }

    @Test
    void losesNoneOfManyThreadsCalls() throws Exception {
        int threads = 16;
        int each = 10_000;
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int which = i;
            all.add(Thread.ofPlatform().start(() -> countMany(which, each, start)));
        }
        start.countDown();
        for (Thread thread : all) {
            thread.join();
        }

        Totals totals = statistics.totals();
        long calls = (long) threads * each;
        assertThat(totals.calls()).isEqualTo(calls);
        assertThat(totals.successful()).isEqualTo(calls / 2);
        assertThat(totals.failed()).isEqualTo(calls / 2);
        assertThat(totals.of(Count.INPUT_TOKENS)).isEqualTo(9 * calls / 2);
        assertThat(totals.of(Count.OUTPUT_TOKENS)).isEqualTo(12 * calls / 2);
        assertThat(statistics.errors()).isEqualTo(Map.of("upstream_503", calls / 2));
        assertThat(statistics.recent().list()).hasSize(RecentErrors.MOST);
    }

    private void countMany(int which, int each, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        boolean fails = which % 2 == 1;
        Call call = Calls.asked(Calls.target("p" + which % 4, "m" + which));
        Usage usage = fails ? null : Calls.USAGE;
        for (int i = 0; i < each; i++) {
            statistics.count(call, fails ? BUSY : null, true, usage);
        }
    }

    @Test
    void readsWhatItSaved() {
        for (End end : ENDS) {
            statistics.count(end.call(), end.failure(), end.began(), Calls.USAGE);
        }
        statistics.count(Calls.asked(Calls.target("hub", "meta/llama/3")), null, true, null);
        Statistics later = new Statistics(InstantSource.system());
        later.add(statistics.save());
        later.add(Map.of("calls/x", 1L, "calls/x/y", 1L, "calls/x/y/z", 1L, "", 1L, "what", 1L));

        assertThat(later.save()).isEqualTo(statistics.save()).hasSizeGreaterThan(20);
        assertThat(later.save()).containsEntry("calls/hub/failedOver/meta/llama/3", 1L);
    }
}
