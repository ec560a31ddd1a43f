/// Tests of the wire, over real sockets.
@NullMarked
package aigateway.net;

import org.jspecify.annotations.NullMarked;
