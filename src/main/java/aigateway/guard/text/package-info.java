/// One text that comes in pieces and may be changed before it leaves.
///
/// Start at [aigateway.guard.text.Draft]. A [aigateway.guard.text.Rule] is one guardrail on texts;
/// it
/// gives each text a [aigateway.guard.text.Look] of its own.
///
/// Knows nothing of answers, events and settings.
@NullMarked
package aigateway.guard.text;

import org.jspecify.annotations.NullMarked;
