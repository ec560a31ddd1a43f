package aigateway.route;

import aigateway.call.Plan;
import aigateway.model.Failure;

/// Where a call may go.
public sealed interface Routing {
    /// To these targets.
    record Routed(Plan plan) implements Routing {}

    /// Nowhere: what the caller named is not known.
    record Refused(Failure.Refused failure) implements Routing {}
}
