/// Rate limits: how many requests a caller may send in a window.
///
/// Start at [aigateway.limit.LimitSettings].
///
/// Must not know what is in a request.
@NullMarked
package aigateway.limit;

import org.jspecify.annotations.NullMarked;
