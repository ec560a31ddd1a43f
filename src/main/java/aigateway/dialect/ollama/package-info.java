/// Ollama's own chat format (`/api/chat`), as the gateway speaks it to Ollama and to its cloud.
///
/// Start at [aigateway.dialect.ollama.OllamaDialect]. Requests are written in `request`, replies
/// and errors are read in `reply`; neither knows the other. What is mapped to what stands in
/// `docs/dialects/ollama.md`.
///
/// Knows nothing of credentials, addresses and HTTP.
@NullMarked
package aigateway.dialect.ollama;

import org.jspecify.annotations.NullMarked;
