/// Log sinks: where log lines go besides standard output.
///
/// Start at [aigateway.logs.sink.LogSinks], which gets every line and every change of
/// [aigateway.logs.sink.LoggingSettings]. Each sink is a [aigateway.logs.sink.SinkKind]; how it is
/// spoken to stands in `format`, how lines get there in `delivery`.
///
/// Must not know what is logged.
@NullMarked
package aigateway.logs.sink;

import org.jspecify.annotations.NullMarked;
