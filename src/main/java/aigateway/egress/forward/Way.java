package aigateway.egress.forward;

import aigateway.egress.account.RouteStats;
import aigateway.egress.setting.EgressRoute;
import aigateway.egress.setting.EgressRoute.Access;
import aigateway.net.Origin;
import aigateway.net.Reach;
import aigateway.provider.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A route that is ready for calls. For all threads.
///
/// @param base the endpoint's path as it is written
/// @param extra fields that every request gets, by name in lower case
/// @param keys what this route's keys in the cache begin with
/// @param writes how many requests have changed something behind the route
public record Way(
        EgressRoute route,
        Origin origin,
        String base,
        Map<String, Secret> extra,
        RouteStats stats,
        String keys,
        AtomicLong writes) {
    /// Makes a route ready.
    ///
    /// @param keys see there; another text for each state of a route
    public static Way of(EgressRoute route, RouteStats stats, String keys) {
        URI uri = route.uri();
        Origin any = Origin.of(uri);
        boolean inside = route.access() == Access.PRIVATE;
        Map<String, Secret> extra = new LinkedHashMap<>(route.headers());
        Secret authorization = route.authorization();
        if (authorization != null) {
            extra.put("authorization", authorization);
        }
        return new Way(
                route,
                new Origin(any.secure(), any.host(), any.port(), inside ? Reach.ANY : Reach.PUBLIC),
                uri.getRawPath(),
                extra,
                stats,
                keys,
                new AtomicLong());
    }

    /// What the endpoint is asked for.
    ///
    /// @param rest the path behind the route's name: empty, or as it was sent
    String target(String rest, @org.jspecify.annotations.Nullable String query) {
        String path;
        if (rest.isEmpty()) {
            path = base.isEmpty() ? "/" : base;
        } else {
            path = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + rest;
        }
        return query == null ? path : path + "?" + query;
    }

    /// The key of a target's answers in the cache.
    String key(String target) {
        return keys + target;
    }
}
