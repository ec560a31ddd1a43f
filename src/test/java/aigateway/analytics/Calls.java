package aigateway.analytics;

import aigateway.TestKinds;
import aigateway.analytics.recent.Ended;
import aigateway.call.CacheStatus;
import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.dialect.CallerRequest;
import aigateway.json.JsonDocument;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Usage;
import aigateway.net.Deadline;
import aigateway.net.HttpClient;
import aigateway.net.Loop;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls at their end.
final class Calls {
    static final Target FIRST = target("first", "m1");
    static final Target SECOND = target("second", "m2");

    /// Nine tokens in, twelve out.
    static final Usage USAGE = new Usage(9, 12, 4, 0, 3, 21);

    private Calls() {}

    static Target target(String provider, String model) {
        return new Target(
                new Provider(
                        provider,
                        TestKinds.named("vllm"),
                        URI.create("http://localhost/v1"),
                        List.of(),
                        model,
                        List.of(),
                        false,
                        TimeLimits.DEFAULT),
                model);
    }

    /// One whose body was never read.
    static Call unread(String door) {
        return new Call("req_1", door, "peer", new NoLoop(), _ -> null, 0);
    }

    /// One that was refused before it had targets.
    static Call unrouted() {
        Call call = unread("POST /v1/chat/completions");
        call.request(
                new CallerRequest(
                        "openai",
                        new JsonDocument(),
                        null,
                        false,
                        false,
                        () -> {
                            throw new AssertionError("statistics decode nothing");
                        }));
        return call;
    }

    /// One for the first target, with the second behind it.
    static Call planned(CacheStatus cache) {
        Call call = unrouted();
        call.plan(new Plan(List.of(FIRST, SECOND)));
        call.cache(cache);
        return call;
    }

    /// One that these targets were asked for, in turn.
    static Call asked(Target... targets) {
        Call call = planned(CacheStatus.BYPASS);
        for (Target target : targets) {
            call.attempt(target, null, new Losses());
        }
        return call;
    }

    /// One that is over, after 30 ms, of which 10 ms until its first part.
    static Ended ended(Call call, @Nullable Failure failure, @Nullable Usage usage) {
        boolean began = failure == null;
        return new Ended(call, failure, began, usage, "stop", 30_000_000, 10_000_000, null, null);
    }

    static Failure.Refused refused(int status, String code) {
        return new Failure.Refused(status, "No.", "invalid_request_error", null, code, 0);
    }

    /// Counting needs no loop.
    private static final class NoLoop implements Loop {
        @Override
        public boolean inLoop() {
            return true;
        }

        @Override
        public long nowMillis() {
            return 0;
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
            task.run();
        }
    }
}
