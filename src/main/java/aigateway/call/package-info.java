/// A call on its way through the gateway, and how concerns wrap it.
///
/// Start at [aigateway.call.Stage]: every concern is one. The order of the stages stands in
/// `Gateway`.
///
/// Knows no stage.
@NullMarked
package aigateway.call;

import org.jspecify.annotations.NullMarked;
