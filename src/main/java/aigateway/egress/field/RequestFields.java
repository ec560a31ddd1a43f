package aigateway.egress.field;

import aigateway.call.Call;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.provider.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the fields of a request that goes on: the caller's but for those of the connection and
/// those that are the gateway's alone, then the gateway's own, then the route's. Stateless but for
/// what it knows of the gateway; for all threads.
///
/// @param credentials never go out
public record RequestFields(Identity identity, GatewayCredentials credentials) {
    /// Fields that are written anew, or handled on the way.
    private static final Set<String> OWN =
            Set.of(
                    "host",
                    "expect",
                    "x-llm-provider",
                    "x-request-id",
                    "via",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host");

    /// Fields by which a caller may show who it is.
    private static final Set<String> IDENTIFYING =
            Set.of(
                    "authorization",
                    "x-api-key",
                    "api-key",
                    "x-goog-api-key",
                    "x-auth-token",
                    "x-access-token");

    /// The fields of a request, and what was found on the way.
    ///
    /// @param upgrade the other protocol that the caller asks for, or null
    /// @param identified true if a field of the caller's own tells who it is
    public record Made(Headers headers, @Nullable String upgrade, boolean identified) {}

    /// True if the request has been here before.
    public boolean isLoop(HeaderView request) {
        boolean[] found = {false};
        request.forEach(
                (name, value) -> {
                    if (name.equals("via") && value.contains(identity.via())) {
                        found[0] = true;
                    }
                });
        return found[0];
    }

    /// The fields for one request.
    ///
    /// @param extra the route's own fields by name, which replace the caller's
    public Made make(Call call, HeaderView request, Map<String, Secret> extra) {
        HopByHop hop = HopByHop.of(request);
        String upgrade = upgrade(request, hop);
        Headers headers = new Headers();
        boolean[] identified = {false};
        request.forEach(
                (name, value) -> {
                    if (!hop.holds(name) && !isOwn(name) && !extra.containsKey(name)) {
                        String sent = name.equals("cookie") ? OwnCookies.without(value) : value;
                        if (sent != null && !credentials.in(sent)) {
                            headers.add(name, sent);
                            identified[0] |= IDENTIFYING.contains(name);
                        }
                    }
                });
        if (takesTrailers(request)) {
            headers.add("te", "trailers");
        }
        if (upgrade != null) {
            headers.add("upgrade", upgrade);
        }
        own(headers, call, request, extra);
        extra.forEach((name, value) -> headers.add(name, value.reveal()));
        return new Made(headers, upgrade, identified[0]);
    }

    private static boolean isOwn(String name) {
        return OWN.contains(name) || name.startsWith("x-gateway-");
    }

    private void own(Headers headers, Call call, HeaderView request, Map<String, Secret> extra) {
        // a proxy that is trusted knows better how the caller came
        boolean trusted = !call.client().equals(call.peer());
        String host = trusted ? request.get("x-forwarded-host") : null;
        String proto = trusted ? request.get("x-forwarded-proto") : null;
        put(headers, extra, "x-request-id", call.id());
        put(headers, extra, "x-forwarded-for", joined(request, "x-forwarded-for", call.peer()));
        put(headers, extra, "x-forwarded-proto", proto == null ? identity.scheme() : proto);
        put(headers, extra, "x-forwarded-host", host == null ? request.get("host") : host);
        headers.add("via", joined(request, "via", identity.via()));
    }

    private static void put(
            Headers headers, Map<String, Secret> extra, String name, @Nullable String value) {
        if (value != null && !extra.containsKey(name)) {
            headers.add(name, value);
        }
    }

    static String joined(HeaderView message, String field, String last) {
        StringBuilder all = new StringBuilder();
        message.forEach(
                (name, value) -> {
                    if (name.equals(field)) {
                        all.append(value).append(", ");
                    }
                });
        return all.append(last).toString();
    }

    private static boolean takesTrailers(HeaderView request) {
        String te = request.get("te");
        return te != null && te.toLowerCase(Locale.ROOT).contains("trailers");
    }

    /// HTTP/2 is spoken by the gateway itself, and TLS is another matter.
    private static @Nullable String upgrade(HeaderView request, HopByHop hop) {
        String upgrade = request.get("upgrade");
        if (upgrade == null || !hop.names("upgrade")) {
            return null;
        }
        String lower = upgrade.toLowerCase(Locale.ROOT);
        return lower.contains("h2c") || lower.contains("tls") ? null : upgrade;
    }
}
