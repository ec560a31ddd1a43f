/// What the admin API tells of calls: over time, one by one, and as they come.
///
/// Start at [aigateway.admin.live.EventsResource].
///
/// Must not know where the figures come from.
@NullMarked
package aigateway.admin.live;

import org.jspecify.annotations.NullMarked;
