/// Mistral's replies, whole or as a stream, read into the gateway's own language; and its errors.
///
/// Start at [aigateway.dialect.mistral.reply.WholeReader] and
/// [aigateway.dialect.mistral.reply.StreamedReader], which take the bytes;
/// [aigateway.dialect.mistral.reply.ReplyEvents] is where completions and their chunks become
/// events, [aigateway.dialect.mistral.reply.ChoiceEvents] where one choice does.
///
/// Knows nothing of requests and of HTTP.
@NullMarked
package aigateway.dialect.mistral.reply;

import org.jspecify.annotations.NullMarked;
