package aigateway.live;

import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.net.BufferBudget;
import aigateway.net.client.Clients;
import aigateway.net.client.ConnectTimes;
import aigateway.net.loop.EventLoops;
import aigateway.net.loop.NettyLoop;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import aigateway.upstream.Health;
import aigateway.upstream.Upstream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls one provider for real, as calls do, but over a connection of its own and past all
/// accounts: no statistics, no log lines, no circuit. Thread-safe.
public final class ProviderTest {
    private static final int MOST_MILLIS = 30_000;
    // The call's own limits end it; this only holds should they not.
    private static final int GRACE_MILLIS = 5_000;
    private static final int LEAST_MILLIS = 1_000;

    /// Tokens that an answer may have; the second number is for models that must think before they
    /// say a word, and refuse the first.
    private static final int[] TOKENS = {16, 1_024};

    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final CallerDialect callers;
    private final EventLoops loops;
    private final Clients clients;
    private final BufferBudget budget;
    private final String userAgent;

    /// Tests that run on these loops.
    ///
    /// @param callers OpenAI's format, in which the question is written
    /// @param clients those of the loops
    /// @param userAgent what providers see as `user-agent`
    public ProviderTest(
            CallerDialect callers,
            EventLoops loops,
            Clients clients,
            BufferBudget budget,
            String userAgent) {
        this.callers = callers;
        this.loops = loops;
        this.clients = clients;
        this.budget = budget;
        this.userAgent = userAgent;
    }

    /// Asks a provider and blocks until the answer, 30 seconds at most.
    ///
    /// @return null if a test of this provider is under way
    public @Nullable Tested test(Provider provider, String model) {
        if (!running.add(provider.name())) {
            return null;
        }
        try {
            long start = System.nanoTime();
            Tested tested = null;
            for (int tokens : TOKENS) {
                long millis = MOST_MILLIS - (System.nanoTime() - start) / 1_000_000;
                if (tested == null || refusesSoFew(tested) && millis >= LEAST_MILLIS) {
                    tested = ask(provider, model, tokens, (int) millis);
                }
            }
            return tested;
        } finally {
            running.remove(provider.name());
        }
    }

    private static boolean refusesSoFew(Tested tested) {
        return tested.failure() instanceof Failure.UpstreamError error && error.status() == 400;
    }

    private Tested ask(Provider provider, String model, int tokens, int millis) {
        Provider hurried = provider.with(provider.keys(), provider.limits().atMost(millis));
        List<NettyLoop> all = loops.all();
        NettyLoop loop = all.get(ThreadLocalRandom.current().nextInt(all.size()));
        ConnectTimes times = new ConnectTimes();
        Measuring measuring = new Measuring(loop, clients.measuring(loop, times), times);
        // Nothing of this reaches the log or what is known of the provider's health.
        Upstream upstream = new Upstream(new Health(), false, budget, new Log(_ -> {}), userAgent);
        Listener listener = new Listener();
        long start = System.nanoTime();
        switch (callers.read(Bytes.utf8(question(tokens)))) {
            case ReadResult.Bad(Failure.Refused failure) -> listener.fail(failure);
            case ReadResult.Read read -> {
                Call call = new Call("test", "test", "", measuring, _ -> null, start);
                call.request(read.request());
                call.plan(new Plan(List.of(new Target(hurried, model))));
                loop.execute(() -> upstream.handle(call, listener));
            }
        }
        Listener.Heard heard = await(listener, millis);
        return tested(new Target(provider, model), heard, measuring, System.nanoTime() - start);
    }

    private static String question(int tokens) {
        return "{\"model\":\"any\",\"messages\":[{\"role\":\"user\",\"content\":\"Say ok\"}],"
                + "\"max_completion_tokens\":"
                + tokens
                + "}";
    }

    private static Listener.Heard await(Listener listener, int millis) {
        String why;
        try {
            return listener.heard().get(millis + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "interrupted";
        } catch (ExecutionException | TimeoutException e) {
            why = "the call did not end";
        }
        Failure failure = new Failure.Internal(why);
        return new Listener.Heard(false, false, null, "", null, failure, 0);
    }

    private static Tested tested(
            Target target, Listener.Heard heard, Measuring measuring, long nanos) {
        Failure failure = heard.failure();
        String name = target.provider().name();
        if (failure == null && !heard.text() && !heard.tool() && !heard.cutShort()) {
            failure = new Failure.InvalidAnswer(name, name + " answered without any text");
        }
        if (failure instanceof Failure.TimedOut late && isOurs(late, target.provider().limits())) {
            String message = name + " gave no whole answer within " + MOST_MILLIS / 1_000 + " s";
            failure = new Failure.TimedOut(name, late.limit(), message);
        }
        ConnectTimes times = measuring.times();
        return new Tested(
                failure == null,
                target.model(),
                times.lookUpNanos(),
                times.connectNanos(),
                times.handshakeNanos(),
                measuring.firstByteNanos(),
                nanos,
                measuring.status(),
                heard.words(),
                failure,
                heard.usage());
    }

    /// True if it is the test's patience that ended, not that of the configuration.
    private static boolean isOurs(Failure.TimedOut late, TimeLimits configured) {
        return late.limit().equals("totalTimeoutSeconds")
                && configured.totalMillis() >= MOST_MILLIS;
    }
}
