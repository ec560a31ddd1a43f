package aigateway.egress.setting;

import aigateway.egress.setting.EgressRoute.Access;
import aigateway.json.JsonNode;
import aigateway.net.Origin;
import aigateway.provider.Secret;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one route from JSON.
///
/// @param all the routes
/// @param name of this one
/// @param before what it was, for credentials that are sent back masked; or null
record RouteFields(Fields all, String name, @Nullable EgressRoute before, HostRules hosts) {
    private static final List<String> REACHES = List.of("public", "private");

    EgressRoute read() throws BadValue {
        Fields fields = all.object(name);
        String complaint = RouteName.complaint(name);
        if (fields == null || !complaint.isEmpty()) {
            throw new BadValue(name, "`" + name + "` " + (fields == null ? "is null" : complaint));
        }
        if (!fields.text("name", name).equals(name)) {
            throw fields.bad("name", "must be `" + name + "`");
        }
        String endpoint = fields.text("endpoint").strip();
        complaint = EndpointCheck.complaint(endpoint, hosts);
        if (!complaint.isEmpty()) {
            throw fields.bad("endpoint", complaint);
        }
        EgressRoute route =
                new EgressRoute(
                        name,
                        endpoint,
                        fields.flag("enableCache", true),
                        fields.flag("enableRateLimit", true),
                        headers(fields, endpoint),
                        authorization(fields, endpoint),
                        limits(fields),
                        access(fields));
        fields.nothingElse();
        return route;
    }

    private static Access access(Fields fields) throws BadValue {
        return fields.word(
                EgressSetting.REACH,
                Access.UNDECIDED,
                REACHES,
                word ->
                        switch (word) {
                            case "public" -> Access.PUBLIC;
                            case "private" -> Access.PRIVATE;
                            default -> null;
                        });
    }

    private static RouteLimits limits(Fields fields) throws BadValue {
        RouteLimits usual = RouteLimits.USUAL;
        return new RouteLimits(
                millis(fields, EgressKeys.CONNECT.name(), 1, usual.connectMillis()),
                millis(fields, EgressKeys.FIRST_BYTE.name(), 1, usual.firstByteMillis()),
                millis(fields, EgressKeys.IDLE.name(), 1, usual.idleMillis()),
                millis(fields, EgressKeys.TOTAL.name(), 0, usual.totalMillis()));
    }

    private static int millis(Fields fields, String key, int least, int usual) throws BadValue {
        JsonNode node = fields.find(key);
        if (node == null) {
            return usual;
        }
        double seconds = node.isNumber() ? node.asDouble() : -1;
        double most = EgressKeys.LONGEST_MILLIS / 1_000.0;
        if (!(seconds >= 0 && seconds <= most) || seconds * 1_000 < least) {
            throw fields.bad(key, "must be a number of seconds, 86400 at most");
        }
        return new BigDecimal(node.raw().utf8()).movePointRight(3).intValue();
    }

    private @Nullable Secret authorization(Fields fields, String endpoint) throws BadValue {
        String text = fields.text("authorization", "").strip();
        Secret secret =
                secret(
                        fields,
                        "authorization",
                        text,
                        before == null ? null : before.authorization(),
                        endpoint);
        return secret.reveal().isEmpty() ? null : secret;
    }

    private Map<String, Secret> headers(Fields fields, String endpoint) throws BadValue {
        Map<String, Secret> headers = new LinkedHashMap<>();
        Fields given = fields.object("headers");
        if (given == null) {
            return headers;
        }
        for (String field : given.names()) {
            String lower = field.toLowerCase(Locale.ROOT);
            Secret old = before == null ? null : before.headers().get(lower);
            Secret value = secret(given, field, given.text(field, "").strip(), old, endpoint);
            String complaint = FieldRules.complaint(field, value.reveal());
            if (!complaint.isEmpty()) {
                throw given.bad(field, complaint);
            }
            headers.put(lower, value);
        }
        return headers;
    }

    /// A credential; one that is sent back masked stays what it was, but not for another server,
    /// which would otherwise learn what the sender need not know.
    private Secret secret(
            Fields fields, String field, String text, @Nullable Secret old, String endpoint)
            throws BadValue {
        if (!text.startsWith("****")) {
            if (!FieldRules.isPlain(text)) {
                throw fields.bad(field, "must be plain ASCII text");
            }
            return new Secret(text);
        }
        if (before == null || old == null || !text.equals(old.masked())) {
            throw fields.bad(
                    field, "is masked, but not the one in force; send it in full, or leave it out");
        }
        if (!Origin.of(before.uri()).equals(Origin.of(java.net.URI.create(endpoint)))) {
            throw fields.bad(field, "must be sent in full, for the endpoint is another one");
        }
        return old;
    }
}
