/// What each provider's own API answers, for tests that ask every dialect the same.
///
/// Start at [aigateway.testing.formats.Format]: a text, calls of tools or an error, whole or
/// streamed, in one provider's format, and what a provider sees of a request. The shapes are those
/// of recorded answers.
///
/// Must not know the gateway's packages.
@NullMarked
package aigateway.testing.formats;

import org.jspecify.annotations.NullMarked;
