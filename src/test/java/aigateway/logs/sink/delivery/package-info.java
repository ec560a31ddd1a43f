/// Tests of how log lines get to sinks.
@NullMarked
package aigateway.logs.sink.delivery;

import org.jspecify.annotations.NullMarked;
