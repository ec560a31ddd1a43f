/// What people may know of providers and routing: how each provider is, what a test of one says,
/// where a request would go and why.
///
/// Start at [aigateway.inspect.ProviderInspection] and [aigateway.inspect.RouteInspection]; both
/// read what other parts know and write it as JSON.
///
/// Decides nothing and changes nothing. Must not know the admin port.
@NullMarked
package aigateway.inspect;

import org.jspecify.annotations.NullMarked;
