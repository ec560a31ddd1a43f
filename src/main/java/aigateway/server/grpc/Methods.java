package aigateway.server.grpc;

import aigateway.server.grpc.proto.AiGateway;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;

/// The service's methods, as the server sees them.
final class Methods {
    /// The service's full name.
    static final String SERVICE = Services.NAME;

    /// The whole answer at once.
    static final MethodDescriptor<Received, ChatCompletionResponse> WHOLE =
            MethodDescriptor.<Received, ChatCompletionResponse>newBuilder()
                    .setType(MethodType.UNARY)
                    .setFullMethodName(SERVICE + "/ChatCompletion")
                    .setRequestMarshaller(Received.MARSHALLER)
                    .setResponseMarshaller(
                            ProtoUtils.marshaller(ChatCompletionResponse.getDefaultInstance()))
                    .build();

    /// The answer as it comes.
    static final MethodDescriptor<Received, ChatCompletionChunk> STREAM =
            MethodDescriptor.<Received, ChatCompletionChunk>newBuilder()
                    .setType(MethodType.SERVER_STREAMING)
                    .setFullMethodName(SERVICE + "/ChatCompletionStream")
                    .setRequestMarshaller(Received.MARSHALLER)
                    .setResponseMarshaller(
                            ProtoUtils.marshaller(ChatCompletionChunk.getDefaultInstance()))
                    .build();

    private Methods() {}

    /// The service, as reflection tells of it.
    static io.grpc.ServiceDescriptor service() {
        return io.grpc.ServiceDescriptor.newBuilder(SERVICE)
                .setSchemaDescriptor(new Schema())
                .addMethod(WHOLE)
                .addMethod(STREAM)
                .build();
    }

    private static final class Schema implements ProtoServiceDescriptorSupplier {
        @Override
        public FileDescriptor getFileDescriptor() {
            return AiGateway.getDescriptor();
        }

        @Override
        public ServiceDescriptor getServiceDescriptor() {
            return getFileDescriptor().findServiceByName("AIGateway");
        }
    }
}
