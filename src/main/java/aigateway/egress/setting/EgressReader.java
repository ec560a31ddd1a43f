package aigateway.egress.setting;

import aigateway.config.Key;
import aigateway.config.Section;
import aigateway.egress.setting.EgressRoute.Access;
import aigateway.provider.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads `[[routes]]`. Looks no name up: where a name leads is decided when the route is put in
/// force.
public final class EgressReader {
    private final HostRules hosts;

    /// @param hosts tells which addresses are refused
    public EgressReader(HostRules hosts) {
        this.hosts = hosts;
    }

    /// Reads all routes; what is wrong is a problem of the reading.
    ///
    /// @param root the outermost table
    public EgressSettings read(Section root) {
        Map<String, EgressRoute> routes = new LinkedHashMap<>();
        for (Section section : root.list(EgressKeys.ROUTES, List.of(EgressKeys.NAME))) {
            EgressRoute route = route(section);
            if (routes.put(route.name(), route) != null) {
                problem(section, EgressKeys.NAME, "is there twice: " + route.name());
            }
        }
        return new EgressSettings(routes);
    }

    private EgressRoute route(Section section) {
        String name = checked(section, EgressKeys.NAME);
        String endpoint = checked(section, EgressKeys.ENDPOINT);
        Secret authorization = section.find(EgressKeys.AUTHORIZATION);
        if (authorization != null && !FieldRules.isPlain(authorization.reveal())) {
            problem(section, EgressKeys.AUTHORIZATION, "must be plain ASCII text");
        }
        EgressRoute route =
                new EgressRoute(
                        name,
                        endpoint,
                        section.get(EgressKeys.ENABLE_CACHE),
                        section.get(EgressKeys.ENABLE_RATE_LIMIT),
                        headers(section),
                        authorization == null || authorization.reveal().isEmpty()
                                ? null
                                : authorization,
                        new RouteLimits(
                                section.get(EgressKeys.CONNECT),
                                section.get(EgressKeys.FIRST_BYTE),
                                section.get(EgressKeys.IDLE),
                                section.get(EgressKeys.TOTAL)),
                        Access.UNDECIDED);
        return endpoint.isEmpty() || !EndpointCheck.complaint(endpoint, hosts).isEmpty()
                ? route
                : route.with(hosts.decideAtOnce(route));
    }

    private String checked(Section section, Key<String> key) {
        String value = section.find(key);
        if (value == null) {
            return "";
        }
        String text = value.strip();
        String complaint =
                key.equals(EgressKeys.NAME)
                        ? RouteName.complaint(text)
                        : EndpointCheck.complaint(text, hosts);
        if (!complaint.isEmpty()) {
            problem(section, key, complaint);
        }
        return text;
    }

    private static Map<String, Secret> headers(Section section) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        Map<String, Secret> written = section.find(EgressKeys.HEADERS);
        if (written != null) {
            written.forEach(
                    (name, value) -> {
                        String complaint = FieldRules.complaint(name, value.reveal());
                        if (complaint.isEmpty()) {
                            headers.put(name.toLowerCase(Locale.ROOT), value);
                        } else {
                            problem(section, EgressKeys.HEADERS, "`" + name + "` " + complaint);
                        }
                    });
        }
        return headers;
    }

    private static void problem(Section section, Key<?> key, String message) {
        String subject = message.startsWith("`") ? "in `" : "`";
        section.reading().problem(section.place(key), subject + key.name() + "` " + message);
    }
}
