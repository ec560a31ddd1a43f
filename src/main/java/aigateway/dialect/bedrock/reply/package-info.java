/// Replies of Bedrock's Converse and ConverseStream, read into the gateway's own language; and its
/// errors.
///
/// Start at [aigateway.dialect.bedrock.reply.WholeReader] and
/// [aigateway.dialect.bedrock.reply.StreamedReader], which take the bytes;
/// [aigateway.dialect.bedrock.reply.MessageEvents] is where a message's blocks become events, the
/// same for both forms.
///
/// Knows nothing of requests and of HTTP.
@NullMarked
package aigateway.dialect.bedrock.reply;

import org.jspecify.annotations.NullMarked;
