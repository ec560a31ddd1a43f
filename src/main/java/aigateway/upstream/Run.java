package aigateway.upstream;

import aigateway.call.Call;
import aigateway.dialect.Outgoing;
import aigateway.logs.Level;
import aigateway.logs.LogLine;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.model.Sink;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call's tries, on the call's loop. Ends its sink exactly once.
final class Run implements Call.Flow {
    private static final long KEY_REST_MILLIS = 60_000;
    private static final int DEFAULT_RETRY_SECONDS = 5;

    private final Call call;
    private final Sink reply;
    private final Upstream upstream;
    private List<Target> order = List.of();
    private int nextTarget;
    private Set<Secret> triedKeys = Set.of();
    private @Nullable Attempt attempt;
    private @Nullable Failure primaryFailure;
    private boolean over;

    Run(Call call, Sink reply, Upstream upstream) {
        this.call = call;
        this.reply = reply;
        this.upstream = upstream;
    }

    void start() {
        order = upstream.health().order(call.plan().targets(), nowMillis());
        call.flow(this);
        if (!over) {
            tryTarget(order.getFirst());
        }
    }

    static long nowMillis() {
        return Health.now();
    }

    private void tryTarget(Target target) {
        ProviderHealth health = upstream.health().of(target.provider());
        Secret key = health.pick(target.provider().keys(), triedKeys, nowMillis());
        Losses losses = new Losses();
        call.attempt(target, key, losses);
        Outgoing outgoing;
        try {
            outgoing =
                    target.provider()
                            .kind()
                            .dialect()
                            .write(call.request(), target.model(), losses);
        } catch (RuntimeException e) {
            failed(target, key, new Failure.Internal("writing the request failed: " + e));
            return;
        }
        if (call.request().hasOwnMessage()) {
            losses.withoutFirstMessage();
        }
        if (call.strict() && !losses.isEmpty()) {
            failed(target, key, cannotTake(target, losses));
            return;
        }
        if (outgoing.guessed()) {
            upstream.guessed().on(target);
        }
        if (upstream.log().verbose()) {
            line(Level.DEBUG, "asking", target).write();
        }
        health.trying(nowMillis());
        Attempt begun = new Attempt(this, call, target, key, upstream);
        attempt = begun;
        begun.send(outgoing);
    }

    private static Failure cannotTake(Target target, Losses losses) {
        String fields = String.join(", ", losses.fields());
        return Failure.invalid(
                target.label()
                        + " cannot take: "
                        + fields
                        + ". Leave it out, choose another model, or call without x-gateway-strict.",
                losses.fields().getFirst(),
                "unsupported_parameter");
    }

    /// The attempt's answer commits: from now on it is the call's.
    void committed(Target target) {
        upstream.health().of(target.provider()).succeeded(nowMillis());
        call.committed();
    }

    void on(ChatEvent event) {
        reply.on(event);
    }

    void completed() {
        if (!over) {
            over = true;
            call.tries().answered();
            reply.end();
        }
    }

    /// The answer broke off after it had begun.
    void brokeOff(Target target, Failure failure) {
        if (!over) {
            over = true;
            call.tries().failed(failure);
            if (Verdict.unwell(failure)) {
                ProviderHealth health = upstream.health().of(target.provider());
                long now = nowMillis();
                health.failed(now);
                health.note(new ProviderHealth.Trouble(now, failure, call.id()));
            }
            reply.fail(failure);
        }
    }

    /// An attempt failed before its answer committed.
    void failed(Target target, @Nullable Secret key, Failure failure) {
        if (over) {
            return;
        }
        attempt = null;
        call.tries().failed(failure);
        note(target, key, failure);
        if (primaryFailure == null || target.equals(call.plan().primary())) {
            primaryFailure = failure;
        }
        if (!Verdict.tryNext(failure)) {
            end(failure);
            return;
        }
        Target next = next(target, key);
        if (next == null) {
            end(primaryFailure);
            return;
        }
        upstream.health().of(target.provider()).handOn();
        line(Level.INFO, "Attempting failover", next).write();
        tryTarget(next);
    }

    /// The same target with another key if one is well, else the next target.
    private @Nullable Target next(Target target, @Nullable Secret key) {
        ProviderHealth health = upstream.health().of(target.provider());
        if (key != null) {
            Set<Secret> tried = new HashSet<>(triedKeys);
            tried.add(key);
            boolean keyAtFault = health.keyRests(key, nowMillis());
            if (keyAtFault && health.anotherKey(target.provider().keys(), tried, nowMillis())) {
                triedKeys = tried;
                return target;
            }
        }
        triedKeys = Set.of();
        nextTarget++;
        boolean more = upstream.failover() && nextTarget < order.size();
        return more ? order.get(nextTarget) : null;
    }

    private void note(Target target, @Nullable Secret key, Failure failure) {
        ProviderHealth health = upstream.health().of(target.provider());
        long now = nowMillis();
        if (failure instanceof Failure.UpstreamError error) {
            if (error.status() == 429) {
                int seconds = error.retryAfterSeconds();
                health.rest(key, now + 1_000L * (seconds > 0 ? seconds : DEFAULT_RETRY_SECONDS));
            } else if (Verdict.keyRefused(error)) {
                health.rest(key, now + KEY_REST_MILLIS);
            }
        }
        if (Verdict.unwell(failure)) {
            health.failed(now);
        }
        if (Verdict.tryNext(failure)) {
            health.note(new ProviderHealth.Trouble(now, failure, call.id()));
        }
        boolean primary = target.equals(call.plan().primary());
        line(Level.WARN, primary ? "Primary provider failed" : "Fallback provider failed", target)
                .with("error", failure.message())
                .write();
    }

    private LogLine line(Level level, String message, Target target) {
        return upstream.log()
                .line(level, "failover", message)
                .with("requestId", call.id())
                .with("provider", target.provider().name())
                .with("model", target.model());
    }

    private void end(Failure failure) {
        over = true;
        reply.fail(failure);
    }

    @Override
    public void cancel(Failure reason) {
        if (!over) {
            over = true;
            if (attempt != null) {
                attempt.cancel();
                call.tries().cancelled();
            }
            reply.fail(reason);
        }
    }

    @Override
    public void pause() {
        if (attempt != null) {
            attempt.pause();
        }
    }

    @Override
    public void resume() {
        if (attempt != null) {
            attempt.resume();
        }
    }
}
