/// Answers in OpenAI's format, as callers get them: whole, streamed, and errors.
///
/// Start at [aigateway.dialect.openai.answer.WholeAnswer] and
/// [aigateway.dialect.openai.answer.StreamAnswer]. What comes from a provider of the same format
/// goes out in its own bytes; everything else is written from the gateway's own events.
/// [aigateway.dialect.openai.answer.ErrorAnswer] says which status and error a failure becomes.
///
/// Knows nothing of providers.
@NullMarked
package aigateway.dialect.openai.answer;

import org.jspecify.annotations.NullMarked;
