/// Carries one request to a route's endpoint and the answer back, both as they come.
///
/// Start at [aigateway.egress.forward.Forwarder]. [aigateway.egress.forward.Passage] is one call;
/// [aigateway.egress.forward.BodyUp] carries its body up, [aigateway.egress.forward.AnswerDown] its
/// answer down, [aigateway.egress.forward.Relay] what comes after another protocol was agreed on.
/// Everything here runs on the call's loop; nothing blocks.
///
/// Must not know how routes are set, nor who is limited.
@NullMarked
package aigateway.egress.forward;

import org.jspecify.annotations.NullMarked;
