package aigateway.admin.setting;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.json.JsonWriter;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.Masks;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import aigateway.settings.Version;
import java.util.List;

/// `/admin/settings`: everything that can be changed while running, with its history.
public final class SettingsResource implements Resource {
    private static final String PATH = "/admin/settings";
    private static final String ONE = PATH + "/{name}";

    private final RuntimeSettings settings;

    /// These settings.
    public SettingsResource(RuntimeSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Doc.of("All settings: the value in force and the file's.", "Settings"),
                        _ -> all()),
                Route.get(
                        ONE,
                        Role.ADMIN,
                        Doc.of("One setting: the value in force and the file's.", "Setting")
                                .withTag(),
                        this::one),
                Route.post(
                        ONE,
                        Role.ADMIN,
                        Doc.of("Gives a setting a new value.", "Done")
                                .takes("SettingValue")
                                .withTag(),
                        ask -> access(ask).replace(ask, "Setting updated successfully")),
                Route.delete(
                        ONE,
                        Role.ADMIN,
                        Doc.of("Returns a setting to the file's value.", "Done").withTag(),
                        ask -> access(ask).reset(ask)),
                Route.get(
                        ONE + "/history",
                        Role.ADMIN,
                        Doc.of("The versions of a setting, the newest first.", "History"),
                        this::history),
                Route.post(
                        ONE + "/rollback",
                        Role.ADMIN,
                        Doc.of("Returns a setting to an earlier version.", "Done")
                                .takes("Rollback")
                                .withTag(),
                        this::rollback));
    }

    private SettingAccess access(Ask ask) {
        return new SettingAccess(settings, ask.segment("name"));
    }

    private AdminAnswer all() {
        JsonWriter json = new JsonWriter(1_024).object().key("settings").array();
        for (String name : settings.names()) {
            State state = settings.state(name);
            if (state != null) {
                write(json, state);
            }
        }
        return AdminAnswer.ok(json.endArray().endObject().bytes());
    }

    private AdminAnswer one(Ask ask) throws Refusal {
        State state = access(ask).state();
        JsonWriter json = new JsonWriter(512);
        write(json, state);
        return AdminAnswer.ok(json.bytes()).with("etag", state.etag());
    }

    private static void write(JsonWriter json, State state) {
        json.object();
        json.key("name").string(state.name());
        json.key("value").raw(Masks.mask("", state.value()));
        json.key("fileValue").raw(Masks.mask("", state.fileValue()));
        json.key("overridden").bool(state.overridden());
        json.key("version").number(state.version());
        json.key("etag").string(state.etag());
        json.endObject();
    }

    private AdminAnswer history(Ask ask) throws Refusal {
        String name = access(ask).state().name();
        JsonWriter json = new JsonWriter(1_024).object();
        json.key("name").string(name).key("versions").array();
        for (Version version : settings.history(name)) {
            Versions.write(json, version, true);
        }
        return AdminAnswer.ok(json.endArray().endObject().bytes());
    }

    private AdminAnswer rollback(Ask ask) throws Refusal {
        try {
            Fields fields = new Fields(ask.body());
            Long version = fields.integer("version", 1, Long.MAX_VALUE);
            fields.nothingElse();
            if (version == null) {
                throw fields.bad("version", "is missing");
            }
            return access(ask).rollback(ask, version);
        } catch (BadValue e) {
            return AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text());
        }
    }
}
