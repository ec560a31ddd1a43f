package aigateway.admin.view;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Shows what egress routes have carried. Called from any thread.
public interface RouteStatsView {
    /// The sums of a route since the start as a JSON object; null if there is no such route.
    @Nullable Bytes json(String route);
}
