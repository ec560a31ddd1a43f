/// Routing: which targets may serve a call, in which order.
///
/// Start at [aigateway.route.Router], which decides, and [aigateway.route.RouteStage], which asks
/// it for each call. What the configuration says is [aigateway.route.RouteSettings], read by
/// [aigateway.route.RouteReader].
///
/// Pure: no I/O and no memory of earlier calls. Must not know connections, health or answers.
@NullMarked
package aigateway.route;

import org.jspecify.annotations.NullMarked;
