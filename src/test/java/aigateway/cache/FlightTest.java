package aigateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.cache.StageTester.Got;
import aigateway.cache.StageTester.Upstream;
import aigateway.call.CacheStatus;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import org.junit.jupiter.api.Test;

/// One call to a target for several callers.
class FlightTest {
    private static final String BODY = StageTester.BODY;

    private final StageTester tester = new StageTester(CacheSettings.USUAL);

    private Upstream answering() {
        return tester.last().asks(StageTester.target("first", "m1"));
    }

    @Test
    void servesAllOfThem() {
        Got one = tester.send(BODY);
        Got two = tester.send(BODY);
        answering().says("Hel");
        tester.settle();
        Got three = tester.send(BODY);
        assertThat(three.text()).as("what was sent before").isEqualTo("Hel");
        tester.last().says("lo").reply.end();
        tester.settle();
        for (Got got : new Got[] {one, two, three}) {
            assertThat(got.text()).isEqualTo("Hello");
            assertThat(got.ended).isTrue();
            assertThat(got.call.target()).isEqualTo(got.call.plan().primary());
        }
        assertThat(tester.upstream).hasSize(1);
        assertThat(one.call.cache()).isEqualTo(CacheStatus.MISS);
        assertThat(one.call.attempts()).isEqualTo(1);
        assertThat(two.call.cache()).isEqualTo(CacheStatus.HIT);
        assertThat(two.call.attempts()).isZero();
        assertThat(tester.answers.hits()).isEqualTo(2);
        assertThat(tester.answers.misses()).isEqualTo(1);
        assertThat(tester.lines).hasSize(2).allMatch(line -> line.contains("\"shared\":true"));
    }

    @Test
    void letsGoOfTheRequestsOfThoseWhoJoin() {
        Got one = tester.send(BODY);
        boolean[] released = new boolean[1];
        var call = tester.call(BODY);
        call.onCommitted(() -> released[0] = true);
        tester.send(call);
        assertThat(released[0]).isTrue();
        assertThat(one.call.request().document()).isNotNull();
        tester.last().call.committed();
        assertThatThrownBy(() -> one.call.request().document()).hasMessageContaining("let go");
    }

    @Test
    void goesOnWithoutThoseWhoLeave() {
        Got one = tester.send(BODY);
        Got two = tester.send(BODY);
        answering().says("Hel");
        tester.settle();
        one.call.cancel(new Failure.CallerGone());
        tester.settle();
        assertThat(one.failure).isInstanceOf(Failure.CallerGone.class);
        assertThat(tester.last().cancelled).isNull();
        tester.last().says("lo").reply.end();
        tester.settle();
        assertThat(two.text()).isEqualTo("Hello");
        assertThat(one.events).hasSize(1);
        assertThat(tester.send(BODY).text()).as("it is kept").isEqualTo("Hello");
    }

    @Test
    void isCancelledWhenAllHaveLeft() {
        Got one = tester.send(BODY);
        Got two = tester.send(BODY);
        two.call.cancel(new Failure.CallerGone());
        tester.settle();
        assertThat(tester.last().cancelled).isNull();
        one.call.cancel(new Failure.Stopping());
        tester.settle();
        assertThat(tester.last().cancelled).isInstanceOf(Failure.Stopping.class);
        assertThat(tester.answers.flights().size()).isZero();
    }

    @Test
    void letsThoseTryAgainWhoJoinTooLate() {
        Got one = tester.send(BODY);
        Got two = new Got(tester.call(BODY));
        tester.sendUnsettled(two);
        one.call.cancel(new Failure.CallerGone());
        tester.settle();
        assertThat(two.failure).isNull();
        assertThat(tester.upstream).hasSize(2);
        tester.last().answers("anew");
        assertThat(two.text()).isEqualTo("anew");
    }

    @Test
    void servesThoseWhoJoinWhenItHasLanded() {
        tester.send(BODY);
        Got two = new Got(tester.call(BODY));
        tester.sendUnsettled(two);
        tester.last().answers("one");
        tester.settle();
        assertThat(two.text()).isEqualTo("one");
        assertThat(tester.upstream).hasSize(1);
    }

    @Test
    void failsForAllAndIsForgotten() {
        Got one = tester.send(BODY);
        Got two = tester.send(BODY);
        Failure failure = new Failure.Unreachable("first", "no");
        answering().reply.fail(failure);
        tester.settle();
        assertThat(one.failure).isSameAs(failure);
        assertThat(two.failure).isSameAs(failure);
        assertThat(two.call.cache()).isEqualTo(CacheStatus.MISS);
        tester.send(BODY);
        assertThat(tester.upstream).hasSize(2);
    }

    @Test
    void pausesTheTargetOnlyIfAllAreSlow() {
        Got one = tester.send(BODY);
        one.call.pause();
        assertThat(tester.last().paused).as("alone").isTrue();
        Got two = tester.send(BODY);
        assertThat(tester.last().paused).as("another one is not slow").isFalse();
        answering().says("Hello");
        tester.settle();
        assertThat(one.events).isEmpty();
        assertThat(two.text()).isEqualTo("Hello");
        two.call.pause();
        tester.settle();
        assertThat(tester.last().paused).isTrue();
        one.call.resume();
        assertThat(tester.last().paused).isFalse();
        assertThat(one.text()).isEqualTo("Hello");
        one.call.cancel(new Failure.CallerGone());
        tester.settle();
        assertThat(tester.last().paused).as("alone again").isTrue();
    }

    @Test
    void endsWhoKeepsTooMuchFromBeingLetGoOf() {
        Got fast = tester.send(BODY);
        Got slow = tester.send(BODY);
        slow.call.pause();
        tester.settle();
        Upstream upstream = answering();
        for (int i = 0; i < 20; i++) {
            upstream.says("x".repeat(1 << 20));
        }
        upstream.reply.end();
        tester.settle();
        assertThat(fast.ended).isTrue();
        assertThat(slow.failure).isInstanceOf(Failure.Broken.class);
        assertThat(slow.failure.message()).contains("8 MiB");
        assertThat(tester.budget.used()).isZero();
    }

    @Test
    void keepsStrictCallsApart() {
        tester.send(BODY);
        tester.send(BODY, "x-gateway-strict", "true");
        assertThat(tester.upstream).hasSize(2);
    }

    @Test
    void isNotSharedIfTheCallerWantsAFreshAnswer() {
        tester.send(BODY, "cache-control", "no-cache");
        tester.send(BODY);
        tester.send(BODY, "cache-control", "no-cache");
        assertThat(tester.upstream).hasSize(3);
    }

    @Test
    void givesAllTheSameIdWhereTheProviderGivesNone() {
        Got one = tester.send(BODY);
        Got two = tester.send(BODY);
        Upstream upstream = answering();
        upstream.reply.on(new ChatEvent.Started("", 0, "m"));
        upstream.says("Hello").reply.end();
        tester.settle();
        ChatEvent.Started started = (ChatEvent.Started) one.events.getFirst();
        assertThat(started.id()).startsWith("chatcmpl-");
        assertThat(two.events.getFirst()).isEqualTo(started);
        String kept = tester.answers.list(1, null).getFirst().response().utf8();
        assertThat(kept).contains(started.id());
    }
}
