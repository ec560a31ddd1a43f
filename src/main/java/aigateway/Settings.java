package aigateway;

import aigateway.config.EffectiveValue;
import aigateway.config.written.WrittenTable;
import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.route.RouteSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one configuration says. Inert.
///
/// @param adminToken the token of the admin API, or null if none is configured
/// @param policies the first values of what can be changed while running
/// @param warnings what is odd but no problem
/// @param effective each value that is in force, with its origin; secrets are masked
/// @param written all that is not a default, as a file would have it
public record Settings(
        GatewaySettings gateway,
        @Nullable Secret adminToken,
        RouteSettings route,
        Policies policies,
        List<String> warnings,
        List<EffectiveValue> effective,
        List<WrittenTable> written) {
    /// Copies the lists.
    public Settings {
        warnings = List.copyOf(warnings);
        effective = List.copyOf(effective);
        written = List.copyOf(written);
    }

    /// The providers in the configured order.
    public List<Provider> providers() {
        return route.providers();
    }
}
