package aigateway.route;

import aigateway.call.Plan;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// An alias, ready to choose: one plan for each target that may be first.
///
/// @param weights empty if the first plan is always taken
/// @param total sum of the weights
record AliasChoice(List<Routing> plans, List<Integer> weights, int total) {
    static AliasChoice of(Alias alias, FailoverOrder failover, Refusals refusals) {
        List<Routing> plans = new ArrayList<>();
        for (int i = 0; i < alias.targets().size(); i++) {
            List<Target> order = failover.within(alias.targets(), i);
            plans.add(new Routing.Routed(new Plan(order), Rule.ALIAS));
        }
        if (plans.isEmpty()) {
            plans.add(refusals.emptyAlias(alias.name()));
        }
        int total = alias.weights().stream().mapToInt(Integer::intValue).sum();
        return new AliasChoice(List.copyOf(plans), alias.weights(), total);
    }

    /// False if no target is left.
    boolean isUsable() {
        return plans.getFirst() instanceof Routing.Routed;
    }

    /// True if the first target is drawn by weight.
    boolean isDrawn() {
        return total > 0;
    }

    /// The targets that may be first, in their order.
    List<Target> firsts() {
        List<Target> firsts = new ArrayList<>();
        for (Routing plan : plans) {
            if (plan instanceof Routing.Routed(var made, _)) {
                firsts.add(made.primary());
            }
        }
        return firsts;
    }

    /// A plan; chosen by weight if there are weights.
    Routing choose(IntUnaryOperator random) {
        if (!isDrawn()) {
            return plans.getFirst();
        }
        int drawn = random.applyAsInt(total);
        int at = 0;
        while (drawn >= weights.get(at)) {
            drawn -= weights.get(at++);
        }
        return plans.get(at);
    }
}
