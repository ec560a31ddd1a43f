/// Log lines as sinks want them: spliced as the JSON that they are, or as protocol buffers of
/// OpenTelemetry. For speed nothing is built that is not sent, and no line is checked more than
/// needed: all come from the gateway itself.
///
/// Start at [aigateway.logs.sink.record.Line] and [aigateway.logs.sink.record.LogRecord].
///
/// Must not know sinks, their answers or the wire.
@NullMarked
package aigateway.logs.sink.record;

import org.jspecify.annotations.NullMarked;
