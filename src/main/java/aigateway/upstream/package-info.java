/// Runs a call's plan: asks its targets one after another until one answers.
///
/// Start at [aigateway.upstream.Upstream], the last stage. A [aigateway.upstream.Run] is one call's
/// tries, an [aigateway.upstream.Attempt] one try. Until an answer commits
/// ([aigateway.model.ChatEvent#commits()]) its events are held back and another target may still
/// be asked; after that never. [aigateway.upstream.Health] remembers which keys and targets failed
/// lately; they are only put last, never left out. A [aigateway.upstream.ProviderState] is what
/// people
/// read of it.
///
/// The only user of `net`'s client side beside `logs` and `egress`. Must not know how the reply
/// reaches the caller.
@NullMarked
package aigateway.upstream;

import org.jspecify.annotations.NullMarked;
