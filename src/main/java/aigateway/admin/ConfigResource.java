package aigateway.admin;

import java.util.List;

/// `/admin/config`: the effective configuration.
public final class ConfigResource implements Resource {
    private final ConfigView view;

    /// The configuration as `view` shows it.
    public ConfigResource(ConfigView view) {
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/admin/config", Role.ADMIN, () -> new AdminAnswer(200, view.json())));
    }
}
