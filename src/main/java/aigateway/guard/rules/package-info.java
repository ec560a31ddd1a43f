/// The guardrails on texts.
///
/// Start at [aigateway.guard.rules.Guardrails], the list of all: adding one is a class here and a
/// line
/// there. What concerns whole answers (lengths, disclaimer, schema, external check) is in `stream`.
@NullMarked
package aigateway.guard.rules;

import org.jspecify.annotations.NullMarked;
