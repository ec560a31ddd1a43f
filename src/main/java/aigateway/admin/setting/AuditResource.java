package aigateway.admin.setting;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.ActionLog;
import aigateway.admin.view.ActionLog.Action;
import aigateway.json.JsonWriter;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.Version;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// `/admin/audit`: who changed what, and when.
public final class AuditResource implements Resource {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final RuntimeSettings settings;
    private final ActionLog actions;

    /// The changes of these settings, and the other actions.
    public AuditResource(RuntimeSettings settings, ActionLog actions) {
        this.settings = settings;
        this.actions = actions;
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
        int limit = ask.number("limit", 1, MOST, USUAL);
        Deque<Version> versions = new ArrayDeque<>(settings.audit(limit));
        Deque<Action> others = new ArrayDeque<>(actions.newest(limit));
        JsonWriter json = new JsonWriter(1_024).object().key("entries").array();
        for (int i = 0; i < limit; i++) {
            Version version = versions.peek();
            Action other = others.peek();
            if (version != null && (other == null || !other.time().isAfter(version.time()))) {
                Versions.write(json, versions.remove(), false);
            } else if (other != null) {
                write(json, others.remove());
            }
        }
        return AdminAnswer.ok(json.endArray().endObject().bytes());
    }

    private static void write(JsonWriter json, Action action) {
        json.object().key("setting").nul().key("version").nul();
        json.key("time").string(action.time().toString());
        json.key("actor").string(action.actor());
        json.key("action").string(action.action());
        json.key("diff").array().endArray().endObject();
    }
}
