/// OpenAI's chat completions, as callers speak them to the gateway and as the gateway speaks them to
/// OpenAI and the many providers of the same shape.
///
/// Start at [aigateway.dialect.openai.OpenAiDialect]; what differs between providers is data in
/// [aigateway.dialect.openai.OpenAiQuirks]. `request` reads, checks and writes requests, `reply` reads
/// replies, `caller` writes what callers read.
@NullMarked
package aigateway.dialect.openai;

import org.jspecify.annotations.NullMarked;
