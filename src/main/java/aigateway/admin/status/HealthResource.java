package aigateway.admin.status;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.Readiness;
import aigateway.json.JsonWriter;
import java.util.List;

/// `/health/*`: is the process alive, does it take calls.
public final class HealthResource implements Resource {
    private final Readiness readiness;

    /// Health as `readiness` tells it.
    public HealthResource(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public List<Route> routes() {
        Doc live = Doc.of("Whether the process works.", "Health");
        Doc ready = Doc.of("Whether calls are taken.", "Health");
        return List.of(
                Route.get("/health/live", Role.PUBLIC, live, _ -> live()),
                Route.get("/health/ready", Role.PUBLIC, ready, _ -> ready()),
                Route.get("/livez", Role.PUBLIC, live, _ -> live()),
                Route.get("/readyz", Role.PUBLIC, ready, _ -> ready()));
    }

    private AdminAnswer live() {
        return answer(readiness.live(), "live", "not live");
    }

    private AdminAnswer ready() {
        return answer(readiness.ready(), "ready", "not ready");
    }

    private static AdminAnswer answer(boolean good, String yes, String no) {
        JsonWriter json = new JsonWriter(32);
        json.object().key("status").string(good ? yes : no).endObject();
        return AdminAnswer.of(good ? 200 : 503, json.bytes());
    }
}
