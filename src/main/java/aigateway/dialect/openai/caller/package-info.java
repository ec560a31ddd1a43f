/// Writes what callers of OpenAI's chat completions read: whole answers, streams and errors.
///
/// Start at [aigateway.dialect.openai.caller.OpenAiCaller]. A reply of the same dialect goes through in
/// its own bytes; any other is written from the model's events.
@NullMarked
package aigateway.dialect.openai.caller;

import org.jspecify.annotations.NullMarked;
