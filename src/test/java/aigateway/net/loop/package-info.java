/// Tests of loops and timers.
@NullMarked
package aigateway.net.loop;

import org.jspecify.annotations.NullMarked;
