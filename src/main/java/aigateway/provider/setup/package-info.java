/// Reads what a configuration says about providers.
///
/// Start at [aigateway.provider.setup.ProviderReader] (from a file) and
/// [aigateway.provider.setup.EnvironmentProviders] (without one). The keys stand in
/// [aigateway.provider.setup.ProviderKeys] and [aigateway.provider.setup.LimitKeys].
///
/// Must not know routing or connections.
@NullMarked
package aigateway.provider.setup;

import org.jspecify.annotations.NullMarked;
