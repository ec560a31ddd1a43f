package aigateway.admin.live;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.LiveView;
import aigateway.model.Bytes;
import java.util.List;

/// `/admin/series`: numbers over time, for charts.
public final class SeriesResource implements Resource {
    private static final String USUAL = "15m";

    private final LiveView view;

    /// The numbers as `view` shows them.
    public SeriesResource(LiveView view) {
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        Doc doc =
                Doc.of("Calls, tokens, times and errors over time.", "Series")
                        .asks("range", "string", "`15m` (unless said), `1h` or `24h`.");
        return List.of(Route.get("/admin/series", Role.ADMIN, doc, this::series));
    }

    private AdminAnswer series(Ask ask) {
        String range = ask.parameter("range");
        Bytes json = view.series(range == null ? USUAL : range);
        return json == null
                ? AdminAnswer.bad("range", "`range` must be `15m`, `1h` or `24h`")
                : AdminAnswer.ok(json);
    }
}
