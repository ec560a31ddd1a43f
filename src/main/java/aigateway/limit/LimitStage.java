package aigateway.limit;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.limit.address.IpAddress;
import aigateway.limit.address.TrustedProxies;
import aigateway.limit.count.Admission;
import aigateway.limit.count.Limiter;
import aigateway.model.Failure;
import aigateway.model.Sink;
import org.jspecify.annotations.Nullable;

/// Finds out who calls, refuses who has called too often, and says on every answer what is left.
public final class LimitStage implements Stage {
    private static final IpAddress NOWHERE = new IpAddress(0, 0);

    private final Rules rules;
    private final TrustedProxies proxies;
    private final Limiter limiter;

    private LimitStage(Rules rules, TrustedProxies proxies, Limiter limiter) {
        this.rules = rules;
        this.proxies = proxies;
        this.limiter = limiter;
    }

    /// The stage for these limits; null if there are none and no proxy is trusted.
    public static @Nullable LimitStage of(
            LimitSettings settings, TrustedProxies proxies, Limiter limiter) {
        return settings.isEmpty() && proxies.isEmpty()
                ? null
                : new LimitStage(new Rules(settings), proxies, limiter);
    }

    @Override
    public void handle(Call call, Sink reply, Next next) {
        IpAddress client = client(call);
        Rule rule = rules.of(client);
        if (rule == null) {
            next.handle(call, reply);
            return;
        }
        Admission admission = limiter.take(client, rule.prefix(client), rule.quota());
        rule.announce(call, admission);
        if (admission.admitted()) {
            next.handle(call, reply);
        } else {
            call.verdict("ratelimit:limited");
            reply.fail(refusal(rule.plan(), admission.resetSeconds()));
        }
    }

    /// The same for a call that the door answers itself: nothing is counted, and nobody refused.
    public void local(Call call) {
        IpAddress client = client(call);
        Rule rule = rules.of(client);
        if (rule != null) {
            rule.announce(call, limiter.peek(client, rule.prefix(client), rule.quota()));
        }
    }

    /// Only finds out who calls: nothing is counted, and nothing said.
    public void identify(Call call) {
        client(call);
    }

    private IpAddress client(Call call) {
        IpAddress peer = IpAddress.parse(call.peer());
        if (peer == null) {
            return NOWHERE;
        }
        if (!proxies.contains(peer)) {
            return peer;
        }
        IpAddress client = proxies.client(peer, call.headers("x-forwarded-for"));
        call.client(client.text());
        return client;
    }

    private static Failure refusal(LimitPlan plan, int seconds) {
        String message =
                "Rate limit reached for requests: "
                        + plan.requestsPerWindow()
                        + " in "
                        + plan.windowSeconds()
                        + " s (plan "
                        + plan.name()
                        + "). Please try again in "
                        + seconds
                        + " s.";
        return new Failure.Refused(
                429, message, "rate_limit_error", null, "rate_limit_exceeded", seconds);
    }
}
