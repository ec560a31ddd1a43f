/// Replies of providers in OpenAI's format: read as their bytes come, mended where they are not
/// quite OpenAI's, decoded on demand.
///
/// Start at [aigateway.dialect.openai.reply.StreamReader] and
/// [aigateway.dialect.openai.reply.WholeReader]: they push one raw event a piece.
/// [aigateway.dialect.openai.reply.ReplyPatch] holds all that is ever changed in a reply, and
/// [aigateway.dialect.openai.reply.ReplyDecoder] what the pieces mean in the gateway's own
/// language. [aigateway.dialect.openai.reply.ErrorReader] reads error bodies of any kind.
///
/// Knows nothing of callers.
@NullMarked
package aigateway.dialect.openai.reply;

import org.jspecify.annotations.NullMarked;
