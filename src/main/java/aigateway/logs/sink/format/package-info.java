/// How log sinks are spoken to: Elasticsearch, Splunk, Datadog, OpenTelemetry. Pure functions over
/// bytes.
///
/// Start at [aigateway.logs.sink.format.SinkFormat].
///
/// Must not know queues, retries or the wire.
@NullMarked
package aigateway.logs.sink.format;

import org.jspecify.annotations.NullMarked;
