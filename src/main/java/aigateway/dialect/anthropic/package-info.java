/// Anthropic's Messages format, as the gateway speaks it to Anthropic itself and to the hosts of
/// its
/// models.
///
/// Start at [aigateway.dialect.anthropic.AnthropicDialect]. Requests are written in
/// `request`, replies and errors are read in `reply`; neither knows the other. What is mapped to
/// what stands in `docs/dialects/anthropic.md`.
///
/// Knows nothing of credentials, addresses and HTTP.
@NullMarked
package aigateway.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
