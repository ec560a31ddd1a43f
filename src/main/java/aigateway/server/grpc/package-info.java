/// The LLM API's gRPC door: `ai_gateway.AIGateway`, health and reflection, on the event loops that
/// everything else runs on.
///
/// Start at [aigateway.server.grpc.GrpcListener] (the port) and [aigateway.server.grpc.GrpcCall]
/// (one call). A call becomes one of OpenAI's dialect and goes the way of all calls; what its
/// messages are in JSON stands in [aigateway.server.grpc.message.RequestJson]. The messages'
/// classes are generated from `ai_gateway.proto`.
///
/// A call is started, read, answered and cancelled on the loop of its connection; gRPC runs on it
/// without executors of its own.
@NullMarked
package aigateway.server.grpc;

import org.jspecify.annotations.NullMarked;
