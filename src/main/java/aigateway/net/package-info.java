/// The wire: HTTP/1.1, HTTP/2 and TLS on Netty, on both sides. The rest of the house sees
/// exchanges, not channels.
///
/// Start at [aigateway.net.ServerExchange] (a request that came in), [aigateway.net.HttpClient] (a
/// request that goes out) and [aigateway.net.Loop] (the event loop that both share). Everything
/// here runs on event loops: nothing may block. Writes are gathered and flushed when the loop's
/// current input is used up, so nobody else flushes.
///
/// Knows nothing of JSON, chat or providers.
@NullMarked
package aigateway.net;

import org.jspecify.annotations.NullMarked;
