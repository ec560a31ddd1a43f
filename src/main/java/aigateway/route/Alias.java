package aigateway.route;

import aigateway.provider.Target;
import java.util.List;

/// A name that callers use as a model, and what stands behind it.
///
/// @param targets in failover order; empty if all their providers were left out
/// @param weights how often each target is tried first, in relation to the others; empty if the
///     first one always is
public record Alias(String name, List<Target> targets, List<Integer> weights) {
    /// Copies the lists.
    public Alias {
        targets = List.copyOf(targets);
        weights = List.copyOf(weights);
    }
}
