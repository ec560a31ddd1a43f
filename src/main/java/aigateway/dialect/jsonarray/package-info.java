/// A JSON array as the framing of a stream: each element is an event. Gemini streams so where it is
/// not asked for server-sent events.
///
/// Start at [aigateway.dialect.jsonarray.JsonArrayReader]: bytes go in as they come from the wire,
/// elements come out.
///
/// Knows nothing of what the elements mean.
@NullMarked
package aigateway.dialect.jsonarray;

import org.jspecify.annotations.NullMarked;
