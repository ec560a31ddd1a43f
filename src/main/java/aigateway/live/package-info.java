/// Asks every configured provider a few tiny questions, to see what works: `check --live`.
///
/// Start at [aigateway.live.LiveCheck]. A [aigateway.live.Capability] is what is asked for, an
/// [aigateway.live.Outcome] what became of it, a [aigateway.live.Subject] one line of the table.
/// Calls take the way of all calls, through `upstream`, with one target and without failover.
///
/// Runs in a process of its own, on plain blocking threads. Must not know configuration files,
/// routing or listeners.
@NullMarked
package aigateway.live;

import org.jspecify.annotations.NullMarked;
