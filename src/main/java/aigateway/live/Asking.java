package aigateway.live;

import aigateway.call.Call;
import aigateway.call.Plan;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.net.Loop;
import aigateway.upstream.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks one subject, call after call. Blocks; for one thread.
record Asking(Subject subject, CallerDialect callers, Upstream upstream, Loop loop, int seconds) {
    // The call's own limits end it; this only holds should they not.
    private static final int GRACE_SECONDS = 5;

    /// One outcome for each capability, in their order.
    List<Outcome> all() {
        List<Outcome> outcomes = new ArrayList<>();
        boolean answers = false;
        boolean hopeless = false;
        for (Capability capability : Capability.values()) {
            if (hopeless) {
                outcomes.add(new Outcome.NotTried());
                continue;
            }
            Listener.Heard heard = ask(capability);
            Failure failure = heard.failure();
            hopeless = failure != null && FailureReading.hopeless(failure);
            outcomes.add(outcome(capability, heard, answers));
            answers |= failure == null;
        }
        return outcomes;
    }

    private Listener.Heard ask(Capability capability) {
        Listener.Heard heard = null;
        for (String request : capability.requests()) {
            heard = call(request);
            Failure failure = heard.failure();
            if (failure == null || !FailureReading.refusesRequest(failure)) {
                return heard;
            }
        }
        return heard == null ? broken("there is nothing to ask") : heard;
    }

    private Listener.Heard call(String request) {
        Listener listener = new Listener();
        switch (callers.read(Bytes.utf8(request))) {
            case ReadResult.Bad(Failure.Refused failure) -> listener.fail(failure);
            case ReadResult.Read read -> {
                Call call = new Call("check", "check", "", loop, _ -> null, System.nanoTime());
                call.request(read.request());
                call.plan(new Plan(List.of(subject.target())));
                loop.execute(() -> upstream.handle(call, listener));
            }
        }
        try {
            return listener.heard().get(seconds + GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return broken("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return broken("the call did not end");
        }
    }

    private static Listener.Heard broken(String why) {
        Failure failure = new Failure.Internal(why);
        return new Listener.Heard(false, false, null, "", null, failure, 0);
    }

    /// @param answers true if an earlier call of this subject was answered
    private Outcome outcome(Capability capability, Listener.Heard heard, boolean answers) {
        Failure failure = heard.failure();
        boolean tools = capability == Capability.TOOLS;
        if (failure != null) {
            return tools && answers && FailureReading.refusesRequest(failure)
                    ? new Outcome.NoTools(failure.message())
                    : FailureReading.read(failure, seconds);
        }
        String name = subject.target().provider().name();
        if (tools && !heard.tool()) {
            return new Outcome.NoTools(name + " answered without calling the tool");
        }
        if (!heard.text() && !heard.tool() && !heard.cutShort()) {
            return new Outcome.Failed("empty answer", name + " answered without any text");
        }
        return new Outcome.Works(heard.millis());
    }
}
