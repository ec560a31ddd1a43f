package aigateway.inspect;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.model.Losses;
import aigateway.provider.Target;
import aigateway.route.Explanation;
import aigateway.route.Explanation.Step;
import aigateway.route.Router;
import aigateway.route.Routing;
import aigateway.upstream.Health;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where calls go, and where one would. Thread-safe.
public final class RouteInspection {
    private final Supplier<Router> routers;
    private final Health health;
    private final CallerDialect callers;

    /// An inspection of the router that is in force when it is asked.
    ///
    /// @param callers the dialect that callers speak
    public RouteInspection(Supplier<Router> routers, Health health, CallerDialect callers) {
        this.routers = routers;
        this.health = health;
        this.callers = callers;
    }

    /// The JSON object of all that routing goes by.
    public Bytes json() {
        return RoutingJson.of(routers.get());
    }

    /// The JSON object that says where a request would go and why. Nothing is sent.
    ///
    /// @param header the value of `x-llm-provider`, or null
    /// @param body the request as a caller would send it
    public Bytes explain(@Nullable String header, Bytes body) {
        return switch (callers.read(body)) {
            case ReadResult.Bad(Failure.Refused failure) -> ExplanationJson.refused(failure);
            case ReadResult.Read(CallerRequest request) -> explain(header, request);
        };
    }

    private Bytes explain(@Nullable String header, CallerRequest request) {
        Explanation explanation = routers.get().explain(header, request.model());
        return switch (explanation.routing()) {
            case Routing.Refused(var failure, var rule) ->
                    ExplanationJson.refused(rule, explanation.why(), failure);
            case Routing.Routed(_, var rule) ->
                    ExplanationJson.routed(
                            rule, explanation.why(), ranks(explanation.steps(), request));
        };
    }

    /// A target in the place where it would be asked.
    ///
    /// @param drops what it could not take of the request
    record Rank(Target target, boolean resting, String reason, List<String> drops) {}

    private List<Rank> ranks(List<Step> steps, CallerRequest request) {
        Map<Target, String> reasons = new HashMap<>();
        steps.forEach(step -> reasons.merge(step.target(), step.reason(), (a, b) -> a + "; " + b));
        long now = Health.now();
        List<Target> order = health.order(steps.stream().map(Step::target).toList(), now);
        boolean anyWell = order.stream().anyMatch(target -> !health.resting(target, now));
        List<Rank> ranks = new ArrayList<>();
        for (Target target : order) {
            boolean resting = health.resting(target, now);
            String reason = reasons.getOrDefault(target, "");
            if (resting) {
                reason +=
                        anyWell
                                ? "; it rests at the moment, so those that do not are asked before"
                                : "; it rests at the moment, but there is none that does not";
            }
            Losses losses = new Losses();
            try {
                target.provider().kind().dialect().write(request, target.model(), losses);
            } catch (RuntimeException e) {
                reason += "; writing the request for it fails: " + e;
            }
            ranks.add(new Rank(target, resting, reason, losses.fields()));
        }
        return ranks;
    }
}
