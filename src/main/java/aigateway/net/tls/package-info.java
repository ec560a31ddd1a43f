/// TLS for both sides: certificates, engines, and what is negotiated.
///
/// Start at [aigateway.net.tls.ServerTls] and [aigateway.net.tls.ClientTls]. Handshakes run part of
/// their work on [aigateway.net.tls.Handshakes], away from the event loops.
///
/// Knows nothing of HTTP but the names of its versions.
@NullMarked
package aigateway.net.tls;

import org.jspecify.annotations.NullMarked;
