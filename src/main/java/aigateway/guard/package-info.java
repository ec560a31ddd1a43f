/// Guardrails: what may go to a provider and what may come back to a caller. This package has their
/// settings: [aigateway.guard.GuardSettings], from a file by [aigateway.guard.GuardReader], from
/// the
/// admin API by [aigateway.guard.GuardSetting].
///
/// The work is done in the packages below: `stream` has the stage, `rules` the guardrails (a new
/// one
/// is a class and a line in `Guardrails`), `text` what they look at, `match` and `personal` what
/// they
/// look for.
///
/// Must not know how a reply is sent.
@NullMarked
package aigateway.guard;

import org.jspecify.annotations.NullMarked;
