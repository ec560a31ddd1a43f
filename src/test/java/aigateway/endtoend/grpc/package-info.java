/// The gRPC door from end to end, by the client that gRPC has for Java.
///
/// Start at [aigateway.endtoend.grpc.GrpcCaller].
@NullMarked
package aigateway.endtoend.grpc;

import org.jspecify.annotations.NullMarked;
