/// IP addresses: reading them, the networks that they are in, and whose word is taken for them.
///
/// Start at [aigateway.limit.address.IpAddress].
///
/// Must not know what a limit is.
@NullMarked
package aigateway.limit.address;

import org.jspecify.annotations.NullMarked;
