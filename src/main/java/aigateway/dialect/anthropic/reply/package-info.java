/// Anthropic's replies, whole or as a stream of events, read into the gateway's own language; and
/// its errors.
///
/// Start at [aigateway.dialect.anthropic.reply.WholeReader] and
/// [aigateway.dialect.anthropic.reply.StreamedReader], which take the bytes;
/// [aigateway.dialect.anthropic.reply.MessageEvents] is where a message's blocks become events, the
/// same for both forms.
///
/// Knows nothing of requests and of HTTP.
@NullMarked
package aigateway.dialect.anthropic.reply;

import org.jspecify.annotations.NullMarked;
