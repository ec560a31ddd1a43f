/// What both sides share of HTTP/2, whose frames are Netty's work.
///
/// Knows nothing of connections.
@NullMarked
package aigateway.net.http2;

import org.jspecify.annotations.NullMarked;
