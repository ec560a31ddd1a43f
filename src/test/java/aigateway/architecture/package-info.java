/// Holds the promises that code cannot hold by itself: who may use whom, sizes, names,
/// documentation
/// and the pages for people.
///
/// Start at [aigateway.architecture.PackageTableTest]. A rule that has become wrong is changed
/// here,
/// with a reason, not worked around.
@NullMarked
package aigateway.architecture;

import org.jspecify.annotations.NullMarked;
