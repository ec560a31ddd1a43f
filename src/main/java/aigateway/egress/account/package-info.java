/// What is kept of calls over egress routes: a log line each, and sums for each route.
///
/// Start at [aigateway.egress.account.Account].
///
/// Must not know how calls are forwarded.
@NullMarked
package aigateway.egress.account;

import org.jspecify.annotations.NullMarked;
