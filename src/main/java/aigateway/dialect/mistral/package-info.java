/// Mistral's chat completions. They have OpenAI's shape and rules of their own: no field that
/// Mistral does not know, tool-call ids of nine letters and digits, content of parts, thinking
/// among
/// them.
///
/// Start at [aigateway.dialect.mistral.MistralDialect]. Requests are written in `request`, replies
/// and errors are read in `reply`; neither knows the other. What is mapped to what stands in
/// `docs/dialects/mistral.md`.
///
/// Knows nothing of credentials, addresses and HTTP.
@NullMarked
package aigateway.dialect.mistral;

import org.jspecify.annotations.NullMarked;
