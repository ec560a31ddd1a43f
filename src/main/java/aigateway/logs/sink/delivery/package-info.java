/// Log lines on their way to sinks: queues, batches, retries, the wire.
///
/// Start at [aigateway.logs.sink.delivery.Sink], one place that lines go to, with a thread of its
/// own. Loops only put lines into its [aigateway.logs.sink.delivery.EventQueue];
/// [aigateway.logs.sink.delivery.Delivery] decides what is sent when, and
/// [aigateway.logs.sink.delivery.Outbox] keeps account of every line: each is taken by the sink,
/// lost, or still here. A line whose queue is full is lost at once: nothing ever waits for a sink.
///
/// Must not know what a sink's requests look like, nor settings.
@NullMarked
package aigateway.logs.sink.delivery;

import org.jspecify.annotations.NullMarked;
