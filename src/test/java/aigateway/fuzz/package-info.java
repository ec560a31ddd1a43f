/// Fuzzing of everything that reads bytes from outside.
///
/// Start at [aigateway.fuzz.Targets]: each target is a line there. The normal tests feed each
/// target its fixtures, the cases under `src/test/resources/fuzz`, and some thousand damaged
/// fixtures from a fixed seed. The thorough tests let Jazzer look for more.
@NullMarked
package aigateway.fuzz;

import org.jspecify.annotations.NullMarked;
