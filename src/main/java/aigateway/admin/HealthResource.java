package aigateway.admin;

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
        return List.of(
                Route.get("/health/live", Role.PUBLIC, this::live),
                Route.get("/health/ready", Role.PUBLIC, this::ready),
                Route.get("/livez", Role.PUBLIC, this::live),
                Route.get("/readyz", Role.PUBLIC, this::ready));
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
        return new AdminAnswer(good ? 200 : 503, json.bytes());
    }
}
