package aigateway.call;

import aigateway.provider.Target;
import java.util.List;

/// The targets that may serve a call, best first; at least one.
public record Plan(List<Target> targets) {
    /// Copies the list.
    public Plan {
        targets = List.copyOf(targets);
    }

    /// The target that is tried first.
    public Target primary() {
        return targets.getFirst();
    }
}
