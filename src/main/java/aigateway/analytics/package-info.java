/// Statistics: what became of the calls, in numbers that survive a restart.
///
/// Start at [aigateway.analytics.Analytics]. The root hands it each call once, when it is over, and
/// shows what it says at `/admin/stats`. [aigateway.analytics.Statistics] counts, on the event
/// loops and without a lock; [aigateway.analytics.CounterStore] is the port behind which the
/// numbers are kept. `series` below it has them over time, `recent` the calls that ended last, and
/// `events` tells of both as they come.
///
/// Must not know who keeps the numbers, what a cache is, or how a call was served.
@NullMarked
package aigateway.analytics;

import org.jspecify.annotations.NullMarked;
