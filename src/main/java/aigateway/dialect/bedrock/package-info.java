/// The dialect of Amazon Bedrock's Converse API.
///
/// Start at [aigateway.dialect.bedrock.BedrockDialect]. Requests are written in `request`, replies
/// and errors are read in `reply`. `docs/dialects/bedrock.md` lists what becomes of each field.
///
/// Knows the model, JSON and the framing of event streams; nothing of HTTP and of other dialects.
@NullMarked
package aigateway.dialect.bedrock;

import org.jspecify.annotations.NullMarked;
