/// Cohere's answers, whole or streamed, and its errors, read into the gateway's own language.
///
/// Start at [aigateway.dialect.cohere.reply.MessageEvents], which says what each part of an answer
/// becomes; [aigateway.dialect.cohere.reply.WholeReader] and
/// [aigateway.dialect.cohere.reply.StreamedReader] feed it.
///
/// Knows nothing of requests, of HTTP and of who the caller is.
@NullMarked
package aigateway.dialect.cohere.reply;

import org.jspecify.annotations.NullMarked;
