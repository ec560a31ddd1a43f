/// What the doors of the LLM API share, whatever protocol they speak: the way behind them, the
/// calls
/// under way, request ids.
///
/// Start at [aigateway.server.Front]. The doors are packages below this one.
///
/// Must not know any protocol.
@NullMarked
package aigateway.server;

import org.jspecify.annotations.NullMarked;
