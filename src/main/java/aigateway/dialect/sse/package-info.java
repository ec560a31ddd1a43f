/// Server-sent events, the framing of most streamed replies: read here by every dialect that has
/// it, and written by [aigateway.dialect.sse.SseWriter].
///
/// Start at [aigateway.dialect.sse.SseReader]: bytes go in as they come from the wire, events come
/// out.
///
/// Knows nothing of what the events mean.
@NullMarked
package aigateway.dialect.sse;

import org.jspecify.annotations.NullMarked;
