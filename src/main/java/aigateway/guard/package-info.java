/// Guardrails: what may go to a provider and what may come back to a caller.
///
/// Start at [aigateway.guard.GuardSettings].
///
/// Must not know how a reply is sent.
@NullMarked
package aigateway.guard;

import org.jspecify.annotations.NullMarked;
