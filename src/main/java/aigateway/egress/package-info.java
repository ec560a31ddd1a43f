/// Egress routes: ways out to other APIs through the gateway, `/apis/{name}/…`.
///
/// Start at [aigateway.egress.Egress], which finds a request's route. What a route is stands in
/// `setting`, how a call is carried in `forward`, what is kept of answers in `cache`, which fields
/// go on in `field`, what is told of calls in `account`.
///
/// Must not know the door nor the rate limit: both come from outside.
@NullMarked
package aigateway.egress;

import org.jspecify.annotations.NullMarked;
