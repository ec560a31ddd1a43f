package aigateway.route;

import aigateway.call.Plan;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Where a call may go.
public sealed interface Routing {
    /// To these targets.
    ///
    /// @param rule what decided it
    record Routed(Plan plan, Rule rule) implements Routing {}

    /// Nowhere: what the caller named is not known.
    ///
    /// @param rule what decided it, or null if none applies
    record Refused(Failure.Refused failure, @Nullable Rule rule) implements Routing {}
}
