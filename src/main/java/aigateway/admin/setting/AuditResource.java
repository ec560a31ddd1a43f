package aigateway.admin.setting;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.json.JsonWriter;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.Version;
import java.util.List;

/// `/admin/audit`: who changed what, and when.
public final class AuditResource implements Resource {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final RuntimeSettings settings;

    /// The changes of these settings.
    public AuditResource(RuntimeSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/admin/audit",
                        Role.ADMIN,
                        Doc.of("Who changed what, and when; the newest first.", "Audit")
                                .asks("limit", "integer", "How many at most; 100 unless said."),
                        this::show));
    }

    private AdminAnswer show(Ask ask) throws Refusal {
        JsonWriter json = new JsonWriter(1_024).object().key("entries").array();
        for (Version version : settings.audit(ask.number("limit", 1, MOST, USUAL))) {
            Versions.write(json, version, false);
        }
        return AdminAnswer.ok(json.endArray().endObject().bytes());
    }
}
