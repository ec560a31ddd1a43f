package aigateway.egress.setting;

import aigateway.provider.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A way out through the gateway: `/apis/{name}/…` leads to `endpoint/…`. Inert.
///
/// @param name one segment of a path
/// @param endpoint absolute, http or https, as it was written
/// @param headers fields that every request gets, by name in lower case
/// @param authorization the value of the `authorization` field that every request gets, or null
/// @param access which addresses the endpoint's name may lead to
public record EgressRoute(
        String name,
        String endpoint,
        boolean enableCache,
        boolean enableRateLimit,
        Map<String, Secret> headers,
        @Nullable Secret authorization,
        RouteLimits limits,
        Access access) {
    /// Which addresses an endpoint's name may lead to.
    public enum Access {
        /// Public ones only: that is where it led when it was set.
        PUBLIC,
        /// Private and loopback ones too: that is where it led when it was set.
        PRIVATE,
        /// Nobody has looked yet.
        UNDECIDED
    }

    /// Copies the map.
    public EgressRoute {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /// The endpoint.
    public URI uri() {
        return URI.create(endpoint);
    }

    /// The same with another access.
    public EgressRoute with(Access decided) {
        return new EgressRoute(
                name,
                endpoint,
                enableCache,
                enableRateLimit,
                headers,
                authorization,
                limits,
                decided);
    }
}
