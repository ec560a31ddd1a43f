/// Chat requests in Ollama's format, written from the gateway's own language.
///
/// Start at [aigateway.dialect.ollama.request.RequestWriter], which lists what is written and in
/// which order. How a model is asked to think is data:
/// [aigateway.dialect.ollama.request.ModelTable]. What cannot be said goes to
/// [aigateway.model.Losses] under the name that the caller gave it; nothing vanishes silently.
///
/// Knows nothing of replies, of HTTP and of who the caller is.
@NullMarked
package aigateway.dialect.ollama.request;

import org.jspecify.annotations.NullMarked;
