/// Where log lines go besides standard output: what the configuration and the admin API say of it.
///
/// Start at [aigateway.logs.sink.LoggingSettings].
///
/// Must not know what is logged.
@NullMarked
package aigateway.logs.sink;

import org.jspecify.annotations.NullMarked;
