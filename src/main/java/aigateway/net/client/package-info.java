/// The client side: one [aigateway.net.client.NettyClient] for each loop, with its own connections.
///
/// Start at [aigateway.net.client.Clients]. A call takes an idle connection of its origin's
/// [aigateway.net.client.OriginPool] or has a [aigateway.net.client.Connecting] make a new one;
/// [aigateway.net.client.H1Connection] sends it and reads the answer. A body that is written piece
/// by
/// piece goes through an [aigateway.net.client.Upload].
///
/// Knows nothing of the server side, and never retries what a server may have begun to work on, but
/// for the one case that HTTP allows: a kept connection that turns out to be closed.
@NullMarked
package aigateway.net.client;

import org.jspecify.annotations.NullMarked;
