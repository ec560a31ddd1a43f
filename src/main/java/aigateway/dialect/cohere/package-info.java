/// Cohere's Chat format, version 2.
///
/// Start at [aigateway.dialect.cohere.CohereDialect]. Requests are written in `request`, replies
/// and errors are read in `reply`; neither knows the other. What is mapped to what stands in
/// `docs/dialects/cohere.md`.
///
/// Knows nothing of credentials, addresses and HTTP.
@NullMarked
package aigateway.dialect.cohere;

import org.jspecify.annotations.NullMarked;
