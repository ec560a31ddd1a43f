package aigateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.dialect.CallerRequest;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.BufferBudget;
import aigateway.net.NetFailure;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTest {
    private final FakeLoop loop = new FakeLoop();
    private final List<String> reply = new ArrayList<>();
    private final List<ChatEvent> events = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final Health health = new Health();
    private final BufferBudget budget = new BufferBudget(100);
    private final Upstream upstream =
            new Upstream(health, true, budget, new Log(line -> logged.add(line.utf8())), "test");
    private final Target one = FakeKind.target("one", new FakeDialect(), "sk-one-0123456789");
    private final Target two = FakeKind.target("two", new FakeDialect(), "sk-two-0123456789");

    @Test
    void passesAnAnswerOn() {
        call(false, one);

        answer(0, 200, "text", "done");

        assertThat(reply).containsExactly("TextDelta", "Finished", "end");
    }

    @Test
    void asksTheNextTargetWhenOneFails() {
        Call call = call(false, one, two);

        answer(0, 500, "down");
        answer(1, 200, "text", "done");

        assertThat(reply).containsExactly("TextDelta", "Finished", "end");
        assertThat(call.attempts()).isEqualTo(2);
        assertThat(call.target()).isEqualTo(two);
        assertThat(logged.get(0)).contains("Primary provider failed").contains("\"one\"");
        assertThat(logged.get(1)).contains("Attempting failover").contains("\"two\"");
    }

    @Test
    void keepsWhatCameBeforeTheCommitOfAFailedTargetToItself() {
        call(true, one, two);

        head(0, 200);
        data(0, "start");
        loop.sent.get(0).handler.failed(new NetFailure(NetFailure.Kind.CUT, "cut"));
        answer(1, 200, "start", "text", "done");

        assertThat(reply).containsExactly("Started", "TextDelta", "Finished", "end");
    }

    @Test
    void asksNobodyElseOnceAnAnswerHasBegun() {
        call(true, one, two);

        head(0, 200);
        data(0, "text");
        loop.sent.get(0).handler.failed(new NetFailure(NetFailure.Kind.CUT, "cut"));

        assertThat(reply).containsExactly("TextDelta", "fail Broken");
        assertThat(loop.sent).hasSize(1);
    }

    @Test
    void reportsThePrimaryTargetsErrorWhenAllFail() {
        call(false, one, two);

        answer(0, 429, "slow down");
        answer(1, 500, "down");

        assertThat(reply).containsExactly("fail UpstreamError 429 slow down");
    }

    @Test
    void asksNobodyElseWhenTheRequestIsAtFault() {
        call(false, one, two);

        answer(0, 400, "wrong");

        assertThat(reply).containsExactly("fail UpstreamError 400 wrong");
        assertThat(loop.sent).hasSize(1);
    }

    @Test
    void triesAnotherKeyOfTheSameProviderFirst() {
        Target keys =
                FakeKind.target("one", new FakeDialect(), "sk-a-0123456789", "sk-b-0123456789");
        call(false, keys, two);

        answer(0, 401, "bad key");
        answer(1, 200, "text", "done");

        assertThat(authorization(0)).isNotEqualTo(authorization(1));
        assertThat(loop.sent.get(1).request.origin()).isEqualTo(loop.sent.get(0).request.origin());
        assertThat(reply).endsWith("end");
    }

    @Test
    void putsAProviderThatWasRateLimitedLast() {
        call(false, one, two);
        answer(0, 429, "slow down");
        answer(1, 200, "text", "done");

        Call second = call(false, one, two);
        answer(2, 200, "text", "done");

        assertThat(second.target()).isEqualTo(two);
    }

    @Test
    void asksARestingProviderWhenItIsTheOnlyOne() {
        call(false, one);
        answer(0, 429, "slow down");

        call(false, one);
        answer(1, 200, "text", "done");

        assertThat(reply).endsWith("end");
    }

    @Test
    void givesUpOnAStreamWhoseFirstEventDoesNotCome() {
        call(true, one, two);
        head(0, 200);

        loop.pass(TimeLimits.DEFAULT.firstByteStreamMillis());

        assertThat(loop.sent.get(0).cancelled).isTrue();
        assertThat(loop.sent).hasSize(2);
    }

    @Test
    void waitsLongerForAWholeAnswer() {
        call(false, one, two);

        loop.pass(TimeLimits.DEFAULT.firstByteStreamMillis());
        assertThat(loop.sent).hasSize(1);

        loop.pass(TimeLimits.DEFAULT.firstByteWholeMillis());
        assertThat(loop.sent).hasSize(2);
    }

    @Test
    void breaksAStreamOffThatStallsInTheMiddle() {
        call(true, one);
        head(0, 200);
        data(0, "text");

        loop.pass(TimeLimits.DEFAULT.idleMillis());

        assertThat(reply).containsExactly("TextDelta", "fail TimedOut");
        assertThat(loop.sent.get(0).cancelled).isTrue();
    }

    @Test
    void endsAStreamThatNeverEnds() {
        call(true, one);
        head(0, 200);
        for (int i = 0; i < 100 && !reply.contains("fail TimedOut"); i++) {
            data(0, "text");
            loop.pass(TimeLimits.DEFAULT.idleMillis() / 2);
        }

        assertThat(reply).endsWith("fail TimedOut");
    }

    @Test
    void cancelsTheProviderWhenTheCallerLeaves() {
        Call call = call(true, one, two);
        head(0, 200);
        data(0, "text");

        call.cancel(new Failure.CallerGone());

        assertThat(loop.sent.get(0).cancelled).isTrue();
        assertThat(loop.sent).hasSize(1);
        assertThat(reply).containsExactly("TextDelta", "fail CallerGone");
    }

    @Test
    void pausesTheProviderWhileTheCallerIsSlow() {
        Call call = call(true, one);
        head(0, 200);

        call.pause();
        assertThat(loop.sent.get(0).paused).isTrue();
        loop.pass(TimeLimits.DEFAULT.idleMillis() * 2L);
        call.resume();

        assertThat(loop.sent.get(0).paused).isFalse();
        answerRest(0, "text", "done");
        assertThat(reply).endsWith("end");
    }

    @Test
    void closesAConnectionWhoseBodyDoesNotEndAfterTheAnswer() {
        call(true, one);
        head(0, 200);
        data(0, "done");
        assertThat(reply).endsWith("end");
        assertThat(loop.sent.get(0).cancelled).isFalse();

        loop.pass(10_000);

        assertThat(loop.sent.get(0).cancelled).isTrue();
    }

    @Test
    void refusesInStrictModeWhatWouldBeLost() {
        Call call = new Call("id", "d", "p", loop, strict("x-gateway-strict"), System.nanoTime());
        start(call, false, FakeKind.target("one", new FakeDialect("seed"), "sk-one-0123456789"));

        assertThat(reply).hasSize(1);
        assertThat(reply.getFirst()).startsWith("fail Refused 400").contains("seed");
        assertThat(loop.sent).isEmpty();
    }

    @Test
    void refusesAWholeAnswerThatWouldOverflowTheBuffers() {
        call(false, one);
        head(0, 200);
        for (int i = 0; i < 26; i++) {
            data(0, "text");
        }

        assertThat(reply.getLast()).startsWith("fail Refused 503");
        assertThat(budget.used()).isZero();
    }

    @Test
    void givesBackWhatAnAnswerBuffered() {
        call(false, one);

        answer(0, 200, "text", "done");

        assertThat(reply).endsWith("end");
        assertThat(budget.used()).isZero();
    }

    @Test
    void namesTheTargetsModelWhereAnAnswerNamesNone() {
        call(true, one);

        answer(0, 200, "nameless", "text", "done");

        assertThat(events.getFirst()).isEqualTo(new ChatEvent.Started("id", 0, one.model()));
    }

    @Test
    void letsGoOfTheRequestOnceAnAnswerHasBegun() {
        List<String> committed = new ArrayList<>();
        Call call = call(true, one, two);
        call.onCommitted(() -> committed.add("committed"));

        answer(0, 500, "down");
        head(1, 200);
        data(1, "start");
        assertThat(call.request().document().root().isObject()).isTrue();
        assertThat(committed).isEmpty();
        answerRest(1, "text", "done");

        assertThat(committed).containsExactly("committed");
        assertThat(call.request().stream()).isTrue();
        assertThatThrownBy(() -> call.request().document()).hasMessageContaining("let go");
        assertThatThrownBy(() -> call.request().decoded()).hasMessageContaining("let go");
    }

    @Test
    void masksAKeyThatAProviderRepeats() {
        call(false, one);

        answer(0, 401, "bad key sk-one-0123456789");

        assertThat(reply).containsExactly("fail UpstreamError 401 bad key ****6789");
        assertThat(String.join("", logged)).doesNotContain("sk-one-0123456789");
    }

    private Call call(boolean stream, Target... targets) {
        Call call = new Call("id", "d", "p", loop, name -> null, System.nanoTime());
        start(call, stream, targets);
        return call;
    }

    private void start(Call call, boolean stream, Target... targets) {
        JsonDocument doc = (JsonDocument) Json.parse(Bytes.utf8("{}"));
        call.request(
                new CallerRequest(
                        "words",
                        doc,
                        null,
                        stream,
                        false,
                        () -> {
                            throw new IllegalStateException("decoded");
                        }));
        call.plan(new Plan(Arrays.asList(targets)));
        upstream.handle(call, new Recorder());
    }

    private static aigateway.net.HeaderView strict(String name) {
        return asked -> asked.equals(name) ? "true" : null;
    }

    private void answer(int index, int status, String... words) {
        head(index, status);
        answerRest(index, words);
    }

    private void answerRest(int index, String... words) {
        for (String word : words) {
            data(index, word);
        }
        loop.sent.get(index).handler.end();
    }

    private void head(int index, int status) {
        loop.sent.get(index).handler.head(status, name -> null);
    }

    private void data(int index, String word) {
        loop.sent.get(index).handler.data(Bytes.utf8(word));
    }

    private @Nullable String authorization(int index) {
        return loop.sent.get(index).request.headers().get("authorization");
    }

    private final class Recorder implements Sink {
        @Override
        public void on(ChatEvent event) {
            events.add(event);
            reply.add(event.getClass().getSimpleName());
        }

        @Override
        public void end() {
            reply.add("end");
        }

        @Override
        public void fail(Failure failure) {
            String kind = "fail " + failure.getClass().getSimpleName();
            reply.add(
                    switch (failure) {
                        case Failure.UpstreamError e -> kind + " " + e.status() + " " + e.message();
                        case Failure.Refused r -> kind + " " + r.status() + " " + r.message();
                        default -> kind;
                    });
        }
    }
}
