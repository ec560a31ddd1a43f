/// What tests of the wire and of everything above it share: a client and a server that work on raw
/// sockets and send exactly the bytes that a test says, and loops that are watched for blocking.
@NullMarked
package aigateway.net.testing;

import org.jspecify.annotations.NullMarked;
