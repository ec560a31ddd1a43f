package aigateway.server.grpc;

import aigateway.server.grpc.proto.ChatCompletionRequest;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A message that came in, or null if its bytes are no such message.
record Received(@Nullable ChatCompletionRequest request) {
    private static final Marshaller<ChatCompletionRequest> BYTES =
            ProtoUtils.marshaller(ChatCompletionRequest.getDefaultInstance());

    /// Reads messages; it never fails, so that a bad one is answered like any bad request.
    static final Marshaller<Received> MARSHALLER =
            new Marshaller<>() {
                @Override
                public InputStream stream(Received value) {
                    ChatCompletionRequest request = value.request();
                    return BYTES.stream(
                            request == null ? ChatCompletionRequest.getDefaultInstance() : request);
                }

                @Override
                public Received parse(InputStream stream) {
                    try {
                        return new Received(BYTES.parse(stream));
                    } catch (StatusRuntimeException e) {
                        return new Received(null);
                    }
                }
            };
}
