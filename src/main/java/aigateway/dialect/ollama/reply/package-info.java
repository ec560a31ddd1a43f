/// Ollama's replies, whole or as lines of a stream, read into the gateway's own language; and its
/// errors.
///
/// Start at [aigateway.dialect.ollama.reply.WholeReader] and
/// [aigateway.dialect.ollama.reply.StreamedReader], which take the bytes;
/// [aigateway.dialect.ollama.reply.ReplyEvents] is where a line becomes events: a whole reply is a
/// stream of one line.
///
/// Knows nothing of requests and of HTTP.
@NullMarked
package aigateway.dialect.ollama.reply;

import org.jspecify.annotations.NullMarked;
