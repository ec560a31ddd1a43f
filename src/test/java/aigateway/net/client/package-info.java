/// Tests of the client side's parts.
@NullMarked
package aigateway.net.client;

import org.jspecify.annotations.NullMarked;
