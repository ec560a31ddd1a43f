/// Writes chat requests as Mistral takes them.
///
/// Start at [aigateway.dialect.mistral.request.RequestWriter]. The order of messages is mended in
/// [aigateway.dialect.mistral.request.Conversation]; what a model takes is told by
/// [aigateway.dialect.mistral.request.ModelTable]. What cannot be said goes to
/// [aigateway.model.Losses] under the caller's own name for it.
///
/// Nothing is sent that Mistral does not know: it refuses unknown fields. Knows nothing of replies
/// and of HTTP.
@NullMarked
package aigateway.dialect.mistral.request;

import org.jspecify.annotations.NullMarked;
