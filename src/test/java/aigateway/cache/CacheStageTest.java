package aigateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.cache.StageTester.Got;
import aigateway.cache.StageTester.Upstream;
import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.model.Failure;
import org.junit.jupiter.api.Test;

/// What is kept, for whom and how long.
class CacheStageTest {
    private static final String BODY = StageTester.BODY;
    private static final Failure BLOCKED =
            new Failure.Refused(400, "blocked", "x", null, "content_filter", 0);

    private final StageTester tester = new StageTester(CacheSettings.USUAL);

    private void kept(String text, String... fields) {
        tester.send(BODY, fields);
        tester.last().answers(text);
    }

    private boolean isKept() {
        return tester.answers.size() > 0;
    }

    @Test
    void givesAnAnswerAgainWithItsAge() {
        kept("one");
        tester.pass(42);
        Call call = tester.call(BODY);
        Got hit = tester.send(call);
        assertThat(hit.text()).isEqualTo("one");
        assertThat(hit.ended).isTrue();
        assertThat(hit.field("age")).isEqualTo("42");
        assertThat(call.cache()).isEqualTo(CacheStatus.HIT);
        assertThat(call.attempts()).isZero();
        assertThat(call.target()).isEqualTo(call.plan().primary());
        assertThat(tester.lines)
                .singleElement()
                .asString()
                .contains("\"cache hit\"", "\"requestId\":\"id\"", "\"ageSeconds\":42");
        assertThat(tester.answers.hits()).isEqualTo(1);
        assertThat(tester.answers.misses()).isEqualTo(1);
    }

    @Test
    void forgetsAnAnswerAfterItsTime() {
        kept("one");
        tester.pass(3_599);
        assertThat(tester.send(BODY).ended).isTrue();
        tester.pass(1);
        Call late = tester.call(BODY);
        assertThat(tester.send(late).ended).isFalse();
        assertThat(late.cache()).isEqualTo(CacheStatus.MISS);
        assertThat(tester.answers.size()).isZero();
    }

    @Test
    void givesNothingOlderThanTheCallWants() {
        kept("one");
        tester.pass(10);
        assertThat(tester.send(BODY, "cache-control", "max-age=11").text()).isEqualTo("one");
        assertThat(tester.send(BODY, "cache-control", "max-age=10").ended).isFalse();
    }

    @Test
    void keepsAnAnswerAsLongAsTheCallSays() {
        kept("one", "cache-control", "max-age=5");
        tester.pass(4);
        assertThat(tester.send(BODY).ended).isTrue();
        tester.pass(1);
        assertThat(tester.send(BODY).ended).isFalse();
    }

    @Test
    void letsNoCallStretchTheTimeOfOthers() {
        kept("one", "cache-control", "max-age=100000");
        tester.pass(3_600);
        assertThat(tester.send(BODY, "cache-control", "max-age=100000").ended).isTrue();
        assertThat(tester.send(BODY).ended).isFalse();
    }

    @Test
    void holdsAShorterTimeAtOnceForWhatIsThere() {
        kept("one");
        tester.pass(60);
        tester.settings(new CacheSettings(true, 60, 64 << 20));
        assertThat(tester.send(BODY).ended).isFalse();
    }

    @Test
    void looksNothingUpAndKeepsNothingWhenItIsOff() {
        kept("one");
        tester.settings(new CacheSettings(false, 3600, 64 << 20));
        assertThat(isKept()).isFalse();
        Call call = tester.call(BODY);
        tester.send(call);
        assertThat(tester.last().call).isSameAs(call);
        assertThat(call.cache()).isEqualTo(CacheStatus.BYPASS);
        tester.settings(new CacheSettings(true, 0, 64 << 20));
        tester.send(BODY);
        tester.last().answers("two");
        assertThat(isKept()).isFalse();
    }

    @Test
    void keepsNoFailure() {
        tester.send(BODY);
        tester.last().reply.fail(new Failure.Unreachable("first", "no"));
        assertThat(isKept()).isFalse();
        assertThat(tester.answers.flights().size()).isZero();
    }

    @Test
    void keepsNoAnswerOfAnotherTarget() {
        tester.send(BODY);
        Upstream upstream = tester.last();
        upstream.asks(upstream.call.plan().targets().getLast()).says("stand-in").reply.end();
        assertThat(isKept()).isFalse();
    }

    @Test
    void keepsNoAnswerThatBrokeOff() {
        tester.send(BODY);
        Upstream upstream = tester.last().asks(StageTester.target("first", "m1")).says("Hel");
        upstream.reply.fail(new Failure.Broken("first", "cut"));
        assertThat(isKept()).isFalse();
    }

    @Test
    void keepsNoAnswerWhoseCallerLeft() {
        Got got = tester.send(BODY);
        tester.last().asks(StageTester.target("first", "m1")).says("Hel");
        got.call.cancel(new Failure.CallerGone());
        tester.settle();
        assertThat(got.failure).isInstanceOf(Failure.CallerGone.class);
        assertThat(tester.last().cancelled).isInstanceOf(Failure.CallerGone.class);
        assertThat(isKept()).isFalse();
        assertThat(tester.answers.flights().size()).isZero();
    }

    @Test
    void keepsNoAnswerThatAPolicyBlocks() {
        Got inTheMiddle = tester.send(BODY);
        inTheMiddle.onEvent = () -> inTheMiddle.call.cancel(BLOCKED);
        tester.last().answers("bad");
        assertThat(isKept()).isFalse();
        Got atTheEnd = tester.send(BODY);
        atTheEnd.onEnd = () -> atTheEnd.call.cancel(BLOCKED);
        tester.last().answers("bad");
        assertThat(isKept()).isFalse();
        Got afterwards = tester.send(BODY);
        tester.last().answers("bad");
        assertThat(isKept()).isTrue();
        afterwards.call.cancel(BLOCKED);
        assertThat(isKept()).isFalse();
    }

    @Test
    void givesStrictCallsOnlyWhatLostNothing() {
        tester.send(BODY);
        tester.last().asks(StageTester.target("first", "m1"), "seed").says("one").reply.end();
        Got usual = tester.send(BODY);
        assertThat(usual.call.losses().fields()).containsExactly("seed");
        assertThat(tester.send(BODY, "x-gateway-strict", "true").ended).isFalse();
        tester.last().answers("two");
        assertThat(tester.send(BODY, "x-gateway-strict", "true").text()).isEqualTo("two");
    }

    @Test
    void keepsNoAnswerThatIsTooLarge() {
        tester.settings(new CacheSettings(true, 3600, 1 << 20));
        Got got = tester.send(BODY);
        Upstream upstream = tester.last().asks(StageTester.target("first", "m1"));
        for (int i = 0; i < 20; i++) {
            upstream.says("x".repeat(10_000));
        }
        assertThat(tester.budget.used()).isZero();
        assertThat(tester.answers.flights().size()).as("nobody can join").isZero();
        upstream.reply.end();
        assertThat(got.text()).hasSize(200_000);
        assertThat(isKept()).isFalse();
    }

    @Test
    void countsWhatItRecordsAsBuffered() {
        tester.send(BODY);
        Upstream upstream = tester.last().asks(StageTester.target("first", "m1"));
        upstream.says("x".repeat(100_000));
        assertThat(tester.budget.used()).isGreaterThan(100_000);
        upstream.reply.end();
        assertThat(tester.budget.used()).isZero();
        assertThat(isKept()).isTrue();
    }

    @Test
    void recordsNothingWhereThereIsNoMemory() {
        tester.budget.limit(10_000);
        Got got = tester.send(BODY);
        tester.last().answers("x".repeat(100_000));
        assertThat(got.ended).isTrue();
        assertThat(isKept()).isFalse();
        assertThat(tester.budget.used()).isZero();
    }
}
