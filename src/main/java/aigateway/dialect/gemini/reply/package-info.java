/// Gemini's replies and errors, read into the gateway's own events. The format is that of
/// `GenerateContentResponse` (https://ai.google.dev/api/generate-content).
///
/// Start at [aigateway.dialect.gemini.reply.GeminiReader], which finds out the framing: server-sent
/// events, a JSON array, or one object. What one response object says is
/// [aigateway.dialect.gemini.reply.ResponseEvents], what one candidate says
/// [aigateway.dialect.gemini.reply.CandidateEvents].
///
/// Knows nothing of requests, of HTTP and of who the caller is.
@NullMarked
package aigateway.dialect.gemini.reply;

import org.jspecify.annotations.NullMarked;
