/// Tests of HTTP/1.1's framing, without sockets.
@NullMarked
package aigateway.net.http1;

import org.jspecify.annotations.NullMarked;
