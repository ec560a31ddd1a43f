package aigateway.route;

import aigateway.provider.Target;
import java.util.List;

/// Where a call would go, and why. Made of the very decision that such a call gets.
///
/// @param routing the decision; of a weighted alias, the one that begins with its first target
/// @param why which rule applies, in one sentence
/// @param steps the targets in their order; none if the call is refused
public record Explanation(Routing routing, String why, List<Step> steps) {
    /// Copies the list.
    public Explanation {
        steps = List.copyOf(steps);
    }

    /// A target that may be asked.
    ///
    /// @param reason why it stands where it does
    public record Step(Target target, String reason) {}
}
