package aigateway.egress.setting;

import aigateway.egress.setting.EgressRoute.Access;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.Setting;
import java.util.LinkedHashMap;
import java.util.Map;

/// The egress routes as the admin API has them: an object of routes by name. A change that sends a
/// masked credential back keeps the credential. `reach` tells what the endpoint's name led to when
/// it was set; it is no input: a new endpoint, or one sent without `reach`, is looked up again.
public final class EgressSetting implements Setting<EgressSettings> {
    static final String REACH = "reach";

    private final HostRules hosts;

    /// @param hosts tells where hosts lead; changes block while names are looked up
    public EgressSetting(HostRules hosts) {
        this.hosts = hosts;
    }

    @Override
    public String name() {
        return "routes";
    }

    @Override
    public EgressSettings read(JsonNode json) throws BadValue {
        Map<String, EgressRoute> routes = new LinkedHashMap<>();
        Fields all = new Fields(json);
        for (String name : all.names()) {
            routes.put(name, new RouteFields(all, name, null, hosts).read());
        }
        return new EgressSettings(routes);
    }

    @Override
    public EgressSettings change(JsonNode json, EgressSettings current) throws BadValue {
        Map<String, EgressRoute> routes = new LinkedHashMap<>();
        Fields all = new Fields(json);
        for (String name : all.names()) {
            EgressRoute before = current.routes().get(name);
            EgressRoute route = new RouteFields(all, name, before, hosts).read();
            boolean same =
                    before != null
                            && before.endpoint().equals(route.endpoint())
                            && before.access() == route.access();
            routes.put(name, same ? route : route.with(hosts.decide(route)));
        }
        return new EgressSettings(routes);
    }

    @Override
    public Bytes write(EgressSettings value) {
        return json(value, false);
    }

    @Override
    public Bytes show(EgressSettings value) {
        return json(value, true);
    }

    private static Bytes json(EgressSettings value, boolean masked) {
        JsonWriter json = new JsonWriter().object();
        for (EgressRoute route : value.routes().values()) {
            route(json.key(route.name()).object(), route, masked);
            json.endObject();
        }
        return json.endObject().bytes();
    }

    private static void route(JsonWriter json, EgressRoute route, boolean masked) {
        json.key("name").string(route.name());
        json.key("endpoint").string(route.endpoint());
        json.key("enableCache").bool(route.enableCache());
        json.key("enableRateLimit").bool(route.enableRateLimit());
        var authorization = route.authorization();
        if (authorization != null) {
            json.key("authorization")
                    .string(masked ? authorization.masked() : authorization.reveal());
        }
        if (!route.headers().isEmpty()) {
            json.key("headers").object();
            route.headers()
                    .forEach((name, v) -> json.key(name).string(masked ? v.masked() : v.reveal()));
            json.endObject();
        }
        RouteLimits limits = route.limits();
        RouteLimits usual = RouteLimits.USUAL;
        limit(json, EgressKeys.CONNECT.name(), limits.connectMillis(), usual.connectMillis());
        limit(
                json,
                EgressKeys.FIRST_BYTE.name(),
                limits.firstByteMillis(),
                usual.firstByteMillis());
        limit(json, EgressKeys.IDLE.name(), limits.idleMillis(), usual.idleMillis());
        limit(json, EgressKeys.TOTAL.name(), limits.totalMillis(), usual.totalMillis());
        if (route.access() != Access.UNDECIDED) {
            json.key(REACH).string(route.access() == Access.PRIVATE ? "private" : "public");
        }
    }

    private static void limit(JsonWriter json, String name, int millis, int usual) {
        if (millis == usual) {
            return;
        }
        if (millis % 1_000 == 0) {
            json.key(name).number(millis / 1_000);
        } else {
            json.key(name).decimal(millis, 3);
        }
    }
}
