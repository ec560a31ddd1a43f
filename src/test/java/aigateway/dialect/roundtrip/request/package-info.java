/// Requests: a conversation in OpenAI's words, written by a dialect, read by readers of each
/// provider's format that share nothing with the code that writes it, must say the same.
///
/// Start at [aigateway.dialect.roundtrip.request.RequestRoundTripTest]. What a dialect may change
/// on the way is a named rule in [aigateway.dialect.roundtrip.request.Rules]; which rules a dialect
/// has is a line in [aigateway.dialect.roundtrip.request.Speech].
@NullMarked
package aigateway.dialect.roundtrip.request;

import org.jspecify.annotations.NullMarked;
