package aigateway.endtoend.grpc;

import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.server.grpc.proto.Message;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;

/// Calls a gateway as an ordinary gRPC client does. Thread-safe.
public final class GrpcCaller implements AutoCloseable {
    /// The whole answer at once.
    public static final MethodDescriptor<ChatCompletionRequest, ChatCompletionResponse> WHOLE =
            method(MethodType.UNARY, "ChatCompletion", ChatCompletionResponse.getDefaultInstance());

    /// The answer as it comes.
    public static final MethodDescriptor<ChatCompletionRequest, ChatCompletionChunk> STREAM =
            method(
                    MethodType.SERVER_STREAMING,
                    "ChatCompletionStream",
                    ChatCompletionChunk.getDefaultInstance());

    private final ManagedChannel channel;

    /// Calls what listens at a port, in clear text.
    public GrpcCaller(int port) {
        this(NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
    }

    /// Calls by a channel, and closes it.
    public GrpcCaller(ManagedChannel channel) {
        this.channel = channel;
    }

    private static <M extends com.google.protobuf.Message>
            MethodDescriptor<ChatCompletionRequest, M> method(
                    MethodType type, String name, M example) {
        return MethodDescriptor.<ChatCompletionRequest, M>newBuilder()
                .setType(type)
                .setFullMethodName("ai_gateway.AIGateway/" + name)
                .setRequestMarshaller(
                        ProtoUtils.marshaller(ChatCompletionRequest.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(example))
                .build();
    }

    /// A request with one message of a user.
    public static ChatCompletionRequest.Builder request(String provider, String text) {
        return ChatCompletionRequest.newBuilder()
                .setLlmProvider(provider)
                .addMessages(Message.newBuilder().setRole("user").setContent(text));
    }

    /// What the channel is for other services.
    public ManagedChannel channel() {
        return channel;
    }

    /// Asks and takes the whole answer.
    ///
    /// @param fields names and values of metadata, in turn
    public GrpcReply<ChatCompletionResponse> ask(ChatCompletionRequest request, String... fields)
            throws InterruptedException {
        return begin(WHOLE, request, CallOptions.DEFAULT, fields).awaitEnd();
    }

    /// Asks for a stream, and takes it to its end.
    public GrpcReply<ChatCompletionChunk> stream(ChatCompletionRequest request, String... fields)
            throws InterruptedException {
        return begin(STREAM, request, CallOptions.DEFAULT, fields).awaitEnd();
    }

    /// Asks, and returns at once.
    public <M> GrpcReply<M> begin(
            MethodDescriptor<ChatCompletionRequest, M> method,
            ChatCompletionRequest request,
            CallOptions options,
            String... fields) {
        GrpcReply<M> reply = open(method, options, fields);
        reply.take(Integer.MAX_VALUE);
        reply.call().sendMessage(request);
        reply.call().halfClose();
        return reply;
    }

    /// Begins a call that sends and takes nothing yet.
    public <M> GrpcReply<M> open(
            MethodDescriptor<ChatCompletionRequest, M> method,
            CallOptions options,
            String... fields) {
        Metadata metadata = new Metadata();
        for (int i = 0; i < fields.length; i += 2) {
            metadata.put(
                    Metadata.Key.of(fields[i], Metadata.ASCII_STRING_MARSHALLER), fields[i + 1]);
        }
        ClientCall<ChatCompletionRequest, M> call = channel.newCall(method, options);
        GrpcReply<M> reply = new GrpcReply<>(call);
        call.start(reply, metadata);
        return reply;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
