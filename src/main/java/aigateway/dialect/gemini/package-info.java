/// Gemini's `generateContent` and `streamGenerateContent`, as the gateway speaks them to Google's
/// Gemini API and to Vertex AI.
///
/// Start at [aigateway.dialect.gemini.GeminiDialect]. Requests are written in `request`, replies
/// and errors are read in `reply`; neither knows the other. What is mapped to what stands in
/// `docs/dialects/gemini.md`.
///
/// Knows nothing of credentials, addresses and HTTP.
@NullMarked
package aigateway.dialect.gemini;

import org.jspecify.annotations.NullMarked;
