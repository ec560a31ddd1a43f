package aigateway.server.grpc;

import aigateway.dialect.CallerRequest;
import aigateway.model.Sink;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import io.grpc.ServerServiceDefinition;

/// Binds the service's methods to calls.
final class Services {
    /// The full name of the service that callers want.
    static final String NAME = "ai_gateway.AIGateway";

    private Services() {}

    /// The service that callers want.
    static ServerServiceDefinition chat(Door door) {
        Whole whole = new Whole(door);
        Streamed streamed = new Streamed(door);
        return ServerServiceDefinition.builder(Methods.service())
                .addMethod(
                        Methods.WHOLE,
                        (wire, metadata) -> GrpcCall.begin(wire, metadata, door, whole))
                .addMethod(
                        Methods.STREAM,
                        (wire, metadata) -> GrpcCall.begin(wire, metadata, door, streamed))
                .build();
    }

    private record Whole(Door door) implements GrpcCall.Answering<ChatCompletionResponse> {
        @Override
        public boolean streams() {
            return false;
        }

        @Override
        public Sink sink(Reply<ChatCompletionResponse> reply, CallerRequest request) {
            return new WholeReply(reply, door.dialect().wholeWriter(request));
        }
    }

    private record Streamed(Door door) implements GrpcCall.Answering<ChatCompletionChunk> {
        @Override
        public boolean streams() {
            return true;
        }

        @Override
        public Sink sink(Reply<ChatCompletionChunk> reply, CallerRequest request) {
            return new StreamReply(reply, request.dialect(), door.dialect().streamWriter(request));
        }
    }
}
