/// The event loops: threads, timers, and who flushes when.
///
/// Start at [aigateway.net.loop.EventLoops]. A [aigateway.net.loop.NettyLoop] is one thread with
/// its sockets; what was written on it is flushed once, when its current input is used up:
/// [aigateway.net.loop.NettyLoop#markDirty] and [aigateway.net.loop.NettyLoop#flush].
///
/// A connection that speaks no HTTP any more is a [aigateway.net.loop.ChannelTunnel].
///
/// Knows nothing of HTTP.
@NullMarked
package aigateway.net.loop;

import org.jspecify.annotations.NullMarked;
