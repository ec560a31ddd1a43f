/// Asks providers tiny questions, to see what works: all of them for `check --live`, one of them
/// where the admin port tests it.
///
/// Start at [aigateway.live.LiveCheck], and at [aigateway.live.ProviderTest], which runs beside the
/// calls of a gateway, over connections of its own. A [aigateway.live.Capability] is what is asked
/// for, an [aigateway.live.Outcome] what became of it, a [aigateway.live.Subject] one line of the
/// table. Calls take the way of all calls, through `upstream`, with one target and without
/// failover.
///
/// Plain blocking threads. Must not know configuration files, routing or listeners.
@NullMarked
package aigateway.live;

import org.jspecify.annotations.NullMarked;
