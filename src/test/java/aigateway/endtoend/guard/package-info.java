/// Guardrails as callers and providers see them.
@NullMarked
package aigateway.endtoend.guard;

import org.jspecify.annotations.NullMarked;
