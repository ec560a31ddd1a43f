package aigateway.cache;

import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;
import aigateway.net.BufferBudget;
import aigateway.net.Deadline;
import aigateway.net.HttpClient;
import aigateway.net.Loop;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import aigateway.provider.kinds.CloudKinds;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A cache stage on clocks and a loop that stand still until the test moves them. The test plays
/// who comes after the stage.
final class StageTester {
    static final String BODY = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
    private static final OpenAiDialect OPENAI = new OpenAiDialect(OpenAiQuirks.NONE);
    static final CallerDialect DIALECT = OPENAI.callerSide();

    final BufferBudget budget = new BufferBudget(1 << 30);
    final AnswerCache answers =
            new AnswerCache(budget, this::nanos, () -> Instant.ofEpochSecond(1_000_000));
    final List<String> lines = new ArrayList<>();
    final Queue<Runnable> tasks = new ArrayDeque<>();
    final List<Upstream> upstream = new ArrayList<>();
    private final Log log = new Log(line -> lines.add(line.utf8()));
    private CacheStage stage;
    private long seconds;

    StageTester(CacheSettings settings) {
        answers.limit(settings);
        stage = new CacheStage(settings, answers, DIALECT, log);
    }

    void settings(CacheSettings settings) {
        answers.limit(settings);
        stage = new CacheStage(settings, answers, DIALECT, log);
    }

    private long nanos() {
        return seconds * 1_000_000_000;
    }

    void pass(long more) {
        seconds += more;
    }

    /// Runs what was put on the loop.
    void settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    static Target target(String name, String model) {
        return new Target(
                new Provider(
                        name,
                        CloudKinds.openai(OPENAI),
                        URI.create("http://localhost/" + name),
                        List.of(),
                        model,
                        List.of(),
                        true,
                        TimeLimits.DEFAULT),
                model);
    }

    /// A call that is routed.
    ///
    /// @param fields names and values of header fields, in turn
    Call call(String body, String... fields) {
        return call(new Plan(List.of(target("first", "m1"), target("second", "m2"))), body, fields);
    }

    Call call(Plan plan, String body, String... fields) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            headers.put(fields[i], fields[i + 1]);
        }
        Call call = new Call("id", "POST /", "peer", new FakeLoop(), headers::get, 0);
        if (!(DIALECT.read(Bytes.utf8(body)) instanceof ReadResult.Read(var request))) {
            throw new AssertionError("no request: " + body);
        }
        call.request(request);
        call.plan(plan);
        return call;
    }

    /// Sends a call through the stage.
    Got send(Call call) {
        Got got = new Got(call);
        sendUnsettled(got);
        settle();
        return got;
    }

    /// Sends a call, and runs nothing on the loop yet.
    void sendUnsettled(Got got) {
        stage.handle(got.call, got, (inner, reply) -> upstream.add(new Upstream(inner, reply)));
    }

    Got send(String body, String... fields) {
        return send(call(body, fields));
    }

    /// The call that came out of the stage last.
    Upstream last() {
        return upstream.getLast();
    }

    /// What a caller got.
    static final class Got implements Sink {
        final Call call;
        final List<ChatEvent> events = new ArrayList<>();
        boolean ended;
        @Nullable Failure failure;
        Runnable onEvent = () -> {};
        Runnable onEnd = () -> {};

        Got(Call call) {
            this.call = call;
        }

        @Override
        public void on(ChatEvent event) {
            events.add(event);
            onEvent.run();
        }

        @Override
        public void end() {
            ended = true;
            onEnd.run();
        }

        @Override
        public void fail(Failure why) {
            failure = why;
        }

        /// The text, of all pieces.
        String text() {
            StringBuilder text = new StringBuilder();
            for (ChatEvent event : events) {
                List<ChatEvent> all =
                        event instanceof ChatEvent.Raw raw ? raw.decode() : List.of(event);
                for (ChatEvent each : all) {
                    if (each instanceof ChatEvent.TextDelta delta) {
                        text.append(delta.text());
                    }
                }
            }
            return text.toString();
        }

        String field(String name) {
            return call.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .map(Call.Field::value)
                    .reduce("", (_, b) -> b);
        }
    }

    /// The call behind the stage, and its sink.
    static final class Upstream implements Call.Flow {
        final Call call;
        final Sink reply;
        boolean paused;
        @Nullable Failure cancelled;

        Upstream(Call call, Sink reply) {
            this.call = call;
            this.reply = reply;
            call.flow(this);
        }

        Upstream asks(Target target, String... lost) {
            Losses losses = new Losses();
            List.of(lost).forEach(losses::dropped);
            call.attempt(target, null, losses);
            return this;
        }

        Upstream says(String text) {
            reply.on(new ChatEvent.TextDelta(0, text));
            return this;
        }

        void answers(String text) {
            asks(call.plan().primary()).says(text);
            reply.end();
        }

        @Override
        public void cancel(Failure reason) {
            cancelled = reason;
            reply.fail(reason);
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }
    }

    /// A loop whose tasks wait for [#settle()].
    private final class FakeLoop implements Loop {
        @Override
        public boolean inLoop() {
            return true;
        }

        @Override
        public long nowMillis() {
            return seconds * 1_000;
        }

        @Override
        public Deadline deadline(Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpClient client() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }
    }
}
