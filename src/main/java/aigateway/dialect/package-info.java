/// Dialects: the wire formats of chat APIs, each translated to and from the model, both ways, whole
/// or streamed; and the framings that they share.
///
/// Start at [aigateway.dialect.Dialect]. A dialect is pure: bytes in, bytes or events out, no I/O,
/// no
/// clock. Each has a package of its own below this one and a line in `Catalog`.
///
/// Knows the model and JSON; nothing of HTTP connections, providers or routing.
@NullMarked
package aigateway.dialect;

import org.jspecify.annotations.NullMarked;
