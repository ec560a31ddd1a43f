/// Chat requests in Cohere's format, written from the gateway's own language.
///
/// Start at [aigateway.dialect.cohere.request.RequestWriter], which lists what is written and in
/// which order. What a model takes is data: [aigateway.dialect.cohere.request.ModelTable].
/// Cohere answers 422 to any field that it does not know, so nothing goes out unseen; what
/// cannot be said goes to [aigateway.model.Losses] under the name that the caller gave it.
///
/// Knows nothing of replies, of HTTP and of who the caller is.
@NullMarked
package aigateway.dialect.cohere.request;

import org.jspecify.annotations.NullMarked;
