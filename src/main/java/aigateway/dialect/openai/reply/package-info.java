/// Reads replies of OpenAI's shape, whole or streamed, and errors.
///
/// Start at [aigateway.dialect.openai.reply.WholeReader] and
/// [aigateway.dialect.openai.reply.StreamReader]. A reply is passed on in its own bytes; what must
/// change is patched ([aigateway.dialect.openai.reply.Mending]); its meaning is decoded only if
/// somebody asks ([aigateway.dialect.openai.reply.ReplyDecoder]).
@NullMarked
package aigateway.dialect.openai.reply;

import org.jspecify.annotations.NullMarked;
