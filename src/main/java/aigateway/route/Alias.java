package aigateway.route;

import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A name that callers use as a model, and what stands behind it.
///
/// @param targets in failover order; empty if all their providers were left out
/// @param weights how often each target is tried first, in relation to the others; empty if the
///     first one always is
/// @param written all targets as the configuration has them, those that are left out too
public record Alias(
        String name, List<Target> targets, List<Integer> weights, List<Written> written) {
    /// Copies the lists.
    public Alias {
        targets = List.copyOf(targets);
        weights = List.copyOf(weights);
        written = List.copyOf(written);
    }

    /// An alias all of whose targets can be used.
    public Alias(String name, List<Target> targets, List<Integer> weights) {
        this(name, targets, weights, written(targets, weights));
    }

    private static List<Written> written(List<Target> targets, List<Integer> weights) {
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            Integer weight = weights.isEmpty() ? null : weights.get(i);
            written.add(new Written(target.provider().name(), target.model(), weight, null));
        }
        return written;
    }

    /// A target as it is written.
    ///
    /// @param leftOut why it cannot be used, or null if it can
    public record Written(
            String provider, String model, @Nullable Integer weight, @Nullable String leftOut) {}
}
