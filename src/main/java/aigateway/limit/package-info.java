/// Rate limits: how many requests a caller may send in a window.
///
/// Start at [aigateway.limit.LimitStage]. What is configured is in
/// [aigateway.limit.LimitSettings]; the counts are in `count`, which outlives a change of it, and
/// who is who is in `address`.
///
/// Must not know what is in a request.
@NullMarked
package aigateway.limit;

import org.jspecify.annotations.NullMarked;
