/// Log sinks behind the whole gateway: every line arrives, and no call waits for it.
@NullMarked
package aigateway.endtoend.sinks;

import org.jspecify.annotations.NullMarked;
