/// HTTP/1.1's framing over byte arrays: heads, chunks, and what is written. No I/O, no state but
/// the
/// message at hand, so that every rule against request smuggling stands in a few short files.
///
/// Start at [aigateway.net.http1.HeadParser] and [aigateway.net.http1.ChunkedDecoder] (reading),
/// [aigateway.net.http1.HeadWriter] (writing). Both sides, server and client, use the same code.
@NullMarked
package aigateway.net.http1;

import org.jspecify.annotations.NullMarked;
