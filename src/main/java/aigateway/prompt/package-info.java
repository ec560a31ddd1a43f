/// The gateway's own system prompt, which all calls get.
///
/// Start at [aigateway.prompt.PromptStage]. It only notes the prompt on the request; a dialect puts
/// it where its format has instructions.
///
/// Must not know formats or providers.
@NullMarked
package aigateway.prompt;

import org.jspecify.annotations.NullMarked;
