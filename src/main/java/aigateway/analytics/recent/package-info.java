/// The calls that ended last: what became of each, who was asked for it, and how long it all took.
///
/// Start at [aigateway.analytics.recent.Recent], a ring of
/// [aigateway.analytics.recent.Remembered] calls. Bodies are remembered only where they are logged,
/// and take a bounded room of their own.
///
/// Must not know how a call was served, or what is counted.
@NullMarked
package aigateway.analytics.recent;

import org.jspecify.annotations.NullMarked;
