/// Answers: an answer in no provider's words, written in each provider's format, whole or as a
/// stream, must reach an OpenAI client with nothing lost.
///
/// Start at [aigateway.dialect.roundtrip.reply.ReplyRoundTripTest]. The writers of formats
/// ([aigateway.dialect.roundtrip.reply.NativeReply]) share nothing with the code that reads them.
@NullMarked
package aigateway.dialect.roundtrip.reply;

import org.jspecify.annotations.NullMarked;
