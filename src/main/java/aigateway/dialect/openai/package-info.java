/// OpenAI's chat completions, the format that most providers speak and that callers speak to the
/// gateway.
///
/// Start at [aigateway.dialect.openai.OpenAiDialect]. What a provider does differently is in its
/// [aigateway.dialect.openai.OpenAiQuirks]. Callers' requests are read in `request`, replies are
/// decoded and written in `reply`; here is what faces the provider: patching a request, reading a
/// reply and patching it where it is not quite OpenAI's.
///
/// Between this dialect and itself bytes stay as they are but for what must change.
@NullMarked
package aigateway.dialect.openai;

import org.jspecify.annotations.NullMarked;
