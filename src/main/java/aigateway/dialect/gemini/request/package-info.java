/// Chat requests in Gemini's format, written from the gateway's own language.
///
/// Start at [aigateway.dialect.gemini.request.RequestWriter], which lists what is written and in
/// which order. What a model takes is data: [aigateway.dialect.gemini.request.ModelTable]. What
/// cannot be said goes to [aigateway.model.Losses] under the name that the caller gave it; nothing
/// vanishes silently.
///
/// Knows nothing of replies, of HTTP and of who the caller is.
@NullMarked
package aigateway.dialect.gemini.request;

import org.jspecify.annotations.NullMarked;
