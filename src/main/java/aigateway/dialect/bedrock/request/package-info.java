/// Chat requests in the format of Bedrock's Converse, written from the gateway's own language.
///
/// Start at [aigateway.dialect.bedrock.request.RequestWriter], which lists what is written and in
/// which order. What a model takes is data: [aigateway.dialect.bedrock.request.ModelTable]. What
/// cannot be said goes to [aigateway.model.Losses] under the name that the caller gave it.
///
/// Knows nothing of replies, of HTTP and of who the caller is.
@NullMarked
package aigateway.dialect.bedrock.request;

import org.jspecify.annotations.NullMarked;
