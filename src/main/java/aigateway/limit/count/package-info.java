/// Counts requests by client, in bounded memory.
///
/// Start at [aigateway.limit.count.Limiter]. A client has one object, which is changed by
/// compare-and-set alone; tables forget windows that are over.
///
/// Must not know plans, calls or where an address comes from.
@NullMarked
package aigateway.limit.count;

import org.jspecify.annotations.NullMarked;
