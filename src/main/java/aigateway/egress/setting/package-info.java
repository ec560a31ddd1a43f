/// What an egress route is: its record, how it is read from a file and from the admin API, and
/// which
/// endpoints may be named.
///
/// Start at [aigateway.egress.setting.EgressRoute]; [aigateway.egress.setting.EndpointCheck] is the
/// guard at the time of setting, the wire's own guard stands in `net`.
///
/// Must not know how calls are forwarded. What looks up names blocks: only for the calm side.
@NullMarked
package aigateway.egress.setting;

import org.jspecify.annotations.NullMarked;
