package aigateway.admin.status;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.RoutingView;
import aigateway.json.JsonNode;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import java.util.List;

/// `/admin/routing`: where calls go, and where one would.
public final class RoutingResource implements Resource {
    private static final String PATH = "/admin/routing";
    private static final String PROVIDER = "provider";
    private static final String REQUEST = "request";

    private final RoutingView routing;

    /// The routing that `routing` shows.
    public RoutingResource(RoutingView routing) {
        this.routing = routing;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Doc.of("What routing goes by.", "Routing"),
                        _ -> AdminAnswer.ok(routing.json())),
                Route.post(
                        PATH + "/explain",
                        Role.ADMIN,
                        Doc.of("Where a request would go, and why.", "RouteExplanation")
                                .takes("RouteQuestion"),
                        this::explain));
    }

    private AdminAnswer explain(Ask ask) {
        try {
            Fields fields = new Fields(ask.body());
            String provider = fields.has(PROVIDER) ? fields.text(PROVIDER, "") : null;
            JsonNode request = fields.find(REQUEST);
            if (request == null) {
                throw fields.bad(REQUEST, "is missing");
            }
            fields.nothingElse();
            return AdminAnswer.ok(routing.explain(provider, request.raw()));
        } catch (BadValue e) {
            return AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text());
        }
    }
}
