package aigateway.route;

import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the configuration says about routing.
///
/// @param providers in the configured order
/// @param leftOut providers that cannot be used
/// @param failover true if other targets are tried when one fails
/// @param order names of the providers that may stand in for others, best first
/// @param defaultProvider the provider of calls whose model says nothing, or null
public record RouteSettings(
        List<Provider> providers,
        List<LeftOut> leftOut,
        List<Alias> aliases,
        boolean failover,
        List<String> order,
        @Nullable String defaultProvider) {
    /// Copies the lists.
    public RouteSettings {
        providers = List.copyOf(providers);
        leftOut = List.copyOf(leftOut);
        aliases = List.copyOf(aliases);
        order = List.copyOf(order);
    }
}
