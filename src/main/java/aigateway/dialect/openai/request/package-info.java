/// OpenAI's chat requests as callers send them: checked over the bytes, decoded on demand.
///
/// Start at [aigateway.dialect.openai.request.OpenAiRequests]: it turns a body into a
/// [aigateway.dialect.CallerRequest] or says what is wrong with it and where. The check builds no
/// text; the decoding ([aigateway.dialect.openai.request.RequestDecoder]) happens only if a
/// provider of another dialect gets the request.
///
/// Knows nothing of providers and their quirks.
@NullMarked
package aigateway.dialect.openai.request;

import org.jspecify.annotations.NullMarked;
