package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.setting.SettingAccess;
import aigateway.admin.view.ActionLog;
import aigateway.admin.view.LogSinksView;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import java.util.List;
import java.util.Objects;

/// `/admin/logging`: where log lines go, and how it stands there.
public final class LoggingResource implements Resource {
    private static final String PATH = "/admin/logging";
    private static final String SINK = "sink";

    private final SettingAccess setting;
    private final LogSinksView sinks;
    private final ActionLog actions;

    /// The logging in these settings.
    public LoggingResource(RuntimeSettings settings, LogSinksView sinks, ActionLog actions) {
        setting = new SettingAccess(settings, "logging");
        this.sinks = sinks;
        this.actions = actions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Doc.of("Where log lines go, and how it stands there.", "Logging").withTag(),
                        _ -> show()),
                Route.post(
                        PATH,
                        Role.ADMIN,
                        Doc.of("Sets where log lines go.", "Done").takes("Logging").withTag(),
                        ask -> setting.replace(ask, "Logging configuration updated successfully")),
                Route.post(
                        PATH + "/test",
                        Role.ADMIN,
                        Doc.of("Sends one line to log sinks; what they said.", "SinkAnswers")
                                .mayTake("SinkName"),
                        this::test));
    }

    private AdminAnswer show() throws Refusal {
        State state = setting.state();
        JsonNode value = Objects.requireNonNull(Json.root(state.value()));
        JsonWriter json = new JsonWriter(1_024).object();
        value.members((name, node) -> json.key(name).raw(node.raw()));
        json.key("sinks").raw(sinks.json());
        return setting.show(state, json.endObject().bytes());
    }

    private AdminAnswer test(Ask ask) throws Refusal {
        String name = null;
        if (ask.json() != null) {
            try {
                Fields fields = new Fields(ask.body());
                name = fields.has(SINK) ? fields.text(SINK) : null;
                fields.nothingElse();
            } catch (BadValue e) {
                return AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text());
            }
        }
        actions.add(ask.actor(), name == null ? "log sinks tested" : "log sink tested: " + name);
        Bytes said = sinks.test(name);
        return said == null
                ? AdminAnswer.bad(SINK, "there is no log sink `" + name + "`")
                : AdminAnswer.ok(said);
    }
}
