package aigateway.admin.status;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.StatsView;
import java.util.List;

/// `/admin/stats`: what calls there were.
public final class StatsResource implements Resource {
    private final StatsView view;

    /// The statistics as `view` shows them.
    public StatsResource(StatsView view) {
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        Doc doc = Doc.of("Statistics of all calls: counts, tokens, errors, the cache.", "Stats");
        return List.of(
                Route.get("/admin/stats", Role.ADMIN, doc, _ -> AdminAnswer.ok(view.json())));
    }
}
