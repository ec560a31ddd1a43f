/// Properties of the dialects: what is said in OpenAI's words, and what is answered in a
/// provider's,
/// arrives with nothing lost but what is reported.
///
/// Start at [aigateway.dialect.roundtrip.request.RequestRoundTripTest] and
/// [aigateway.dialect.roundtrip.reply.ReplyRoundTripTest]. This package has what both make their
/// cases of: seeded chance, strange texts, JSON spelled in many ways. It knows no dialect.
@NullMarked
package aigateway.dialect.roundtrip;

import org.jspecify.annotations.NullMarked;
