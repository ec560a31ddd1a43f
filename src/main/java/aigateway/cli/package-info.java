/// Reads the command line.
///
/// Start at [aigateway.cli.Arguments]. What the commands do stands in `Main`.
///
/// Must not know what a configuration holds.
@NullMarked
package aigateway.cli;

import org.jspecify.annotations.NullMarked;
