/// The one language that every dialect is translated to and from: requests, reply events, usage and
/// failures.
///
/// Start at [aigateway.model.ChatRequest] (what a caller asks), [aigateway.model.ChatEvent] (what a
/// reply is made of) and [aigateway.model.Failure] (why there is none).
///
/// Knows only the JDK: no JSON, no HTTP, no provider.
@NullMarked
package aigateway.model;

import org.jspecify.annotations.NullMarked;
