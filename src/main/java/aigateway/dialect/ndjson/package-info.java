/// NDJSON, one JSON value a line: the framing of streamed replies that are no server-sent events.
///
/// Start at [aigateway.dialect.ndjson.NdjsonReader]: bytes go in as they come from the wire, lines
/// come out.
///
/// Knows nothing of what the lines mean.
@NullMarked
package aigateway.dialect.ndjson;

import org.jspecify.annotations.NullMarked;
