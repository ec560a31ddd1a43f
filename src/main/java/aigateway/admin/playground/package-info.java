/// Trying the gateway out from its own pages.
///
/// Start at [aigateway.admin.playground.PlaygroundResource].
///
/// Must not know how a call is served.
@NullMarked
package aigateway.admin.playground;

import org.jspecify.annotations.NullMarked;
