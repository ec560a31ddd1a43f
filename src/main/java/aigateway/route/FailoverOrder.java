package aigateway.route;

import aigateway.provider.Provider;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;

/// Which targets stand in for another.
final class FailoverOrder {
    private final boolean enabled;
    private final List<Target> standIns = new ArrayList<>();

    FailoverOrder(RouteSettings settings) {
        enabled = settings.failover();
        for (String name : settings.order()) {
            for (Provider provider : settings.providers()) {
                if (provider.name().equals(name) && !isSimulated(provider)) {
                    standIns.add(new Target(provider, provider.model()));
                }
            }
        }
    }

    /// A target and those that stand in for it, each with its own model.
    List<Target> after(Target first) {
        if (!enabled) {
            return List.of(first);
        }
        List<Target> targets = new ArrayList<>(standIns.size() + 1);
        targets.add(first);
        for (Target target : standIns) {
            if (!target.provider().name().equals(first.provider().name())) {
                targets.add(target);
            }
        }
        return targets;
    }

    /// An alias's targets with one of them first; an alias stays within its own.
    List<Target> within(List<Target> targets, int first) {
        List<Target> order = new ArrayList<>(targets.size());
        order.add(targets.get(first));
        for (int i = 0; enabled && i < targets.size(); i++) {
            if (i != first && !isSimulated(targets.get(i).provider())) {
                order.add(targets.get(i));
            }
        }
        return order;
    }

    private static boolean isSimulated(Provider provider) {
        return provider.kind().simulation() != null;
    }
}
