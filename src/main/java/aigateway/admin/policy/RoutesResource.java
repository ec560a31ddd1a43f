package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.setting.Part;
import aigateway.admin.setting.SettingAccess;
import aigateway.admin.view.RouteStatsView;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `/admin/routes`: the egress routes, one by one.
public final class RoutesResource implements Resource {
    private static final String PATH = "/admin/routes";
    private static final String ONE = PATH + "/{name}";
    private static final String NAME = "name";

    /// Told by the gateway, never by who sets a route.
    private static final String REACH = "reach";

    private final RuntimeSettings settings;
    private final RouteStatsView stats;

    /// The routes in these settings.
    public RoutesResource(RuntimeSettings settings, RouteStatsView stats) {
        this.settings = settings;
        this.stats = stats;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Doc.of("All egress routes, by name.", "EgressRoutes").withTag(),
                        _ -> show()),
                Route.post(
                        PATH,
                        Role.ADMIN,
                        Doc.of("Adds or replaces one egress route.", "Done")
                                .takes("EgressRoute")
                                .withTag(),
                        this::change),
                Route.get(
                        ONE,
                        Role.ADMIN,
                        Doc.of("One egress route.", "EgressRoute").withTag(),
                        this::showOne),
                Route.delete(
                        ONE,
                        Role.ADMIN,
                        Doc.of("Ends one egress route.", "Done").withTag(),
                        this::end),
                Route.get(
                        ONE + "/stats",
                        Role.ADMIN,
                        Doc.of("What a route has carried since the start.", "EgressStats"),
                        this::statistics));
    }

    private SettingAccess setting(String route) {
        return new SettingAccess(settings, "routes", new Part(route, NAME));
    }

    private AdminAnswer show() throws Refusal {
        SettingAccess setting = setting("");
        State state = setting.state();
        return setting.show(state, state.value());
    }

    private AdminAnswer showOne(Ask ask) throws Refusal {
        String name = ask.segment(NAME);
        SettingAccess setting = setting(name);
        State state = setting.state();
        Bytes route = all(state).get(name);
        if (route == null) {
            throw missing(name);
        }
        return setting.show(state, route);
    }

    private AdminAnswer change(Ask ask) throws Refusal {
        String name = name(ask);
        JsonWriter route = new JsonWriter().object();
        ask.body()
                .members(
                        (field, value) -> {
                            if (!field.equals(REACH)) {
                                route.key(field).raw(value.raw());
                            }
                        });
        Bytes json = route.endObject().bytes();
        return setting(name)
                .edit(
                        ask,
                        "Route updated successfully",
                        state -> {
                            Map<String, Bytes> routes = all(state);
                            routes.put(name, json);
                            return bytes(routes);
                        });
    }

    private static String name(Ask ask) throws Refusal {
        try {
            return new Fields(ask.body()).text(NAME);
        } catch (BadValue e) {
            throw new Refusal(AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text()));
        }
    }

    private AdminAnswer end(Ask ask) throws Refusal {
        String name = ask.segment(NAME);
        return setting(name)
                .edit(
                        ask,
                        "Route deleted successfully",
                        state -> {
                            Map<String, Bytes> routes = all(state);
                            if (routes.remove(name) == null) {
                                throw missing(name);
                            }
                            return bytes(routes);
                        });
    }

    private AdminAnswer statistics(Ask ask) throws Refusal {
        String name = ask.segment(NAME);
        Bytes json = stats.json(name);
        if (json == null) {
            throw missing(name);
        }
        return AdminAnswer.ok(json);
    }

    private static Refusal missing(String name) {
        return new Refusal(AdminAnswer.missing(NAME, "there is no route `" + name + "`"));
    }

    private static Map<String, Bytes> all(State state) {
        Map<String, Bytes> routes = new LinkedHashMap<>();
        JsonNode root = Objects.requireNonNull(Json.root(state.value()));
        root.members((name, route) -> routes.put(name, route.raw()));
        return routes;
    }

    private static Bytes bytes(Map<String, Bytes> routes) {
        JsonWriter json = new JsonWriter().object();
        routes.forEach((name, route) -> json.key(name).raw(route));
        return json.endObject().bytes();
    }
}
