/// The framing of Amazon's event streams (`application/vnd.amazon.eventstream`): binary messages
/// with headers and checksums.
///
/// Start at [aigateway.dialect.eventstream.EventStreamReader]: bytes cut anywhere go in, messages
/// come out.
///
/// Knows nothing of any dialect.
@NullMarked
package aigateway.dialect.eventstream;

import org.jspecify.annotations.NullMarked;
