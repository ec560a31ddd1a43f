/// The LLM API's door for the gateway's own pages: a request that is there already, whose answer a
/// thread waits for.
///
/// Start at [aigateway.server.inner.InnerDoor]. A request goes through the HTTP door like one from
/// outside, as an [aigateway.server.inner.InnerExchange]; only what carries the bytes differs.
///
/// Must not know who asks.
@NullMarked
package aigateway.server.inner;

import org.jspecify.annotations.NullMarked;
