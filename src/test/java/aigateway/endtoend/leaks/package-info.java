/// Whether any secret gets out: secrets that look like nothing else run through every path, and are
/// looked for everywhere, in every form.
///
/// Start at [aigateway.endtoend.leaks.LeakTest]. A new secret is a line in
/// [aigateway.endtoend.leaks.Canary], a new path one in [aigateway.endtoend.leaks.Paths], a new
/// place
/// to look one in [aigateway.endtoend.leaks.Places].
@NullMarked
package aigateway.endtoend.leaks;

import org.jspecify.annotations.NullMarked;
