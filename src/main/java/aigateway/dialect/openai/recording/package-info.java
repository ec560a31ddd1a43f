/// Keeps answers in OpenAI's format, so that they can be given again.
///
/// Start at [aigateway.dialect.openai.recording.AnswerRecorder].
///
/// Must not know for whom or how long.
@NullMarked
package aigateway.dialect.openai.recording;

import org.jspecify.annotations.NullMarked;
