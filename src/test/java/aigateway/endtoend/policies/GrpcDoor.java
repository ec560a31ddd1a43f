package aigateway.endtoend.policies;

import aigateway.endtoend.grpc.GrpcReply;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.server.grpc.proto.Choice;
import aigateway.server.grpc.proto.ChoiceDelta;
import aigateway.server.grpc.proto.Message;
import aigateway.server.grpc.proto.Usage;
import io.grpc.Status.Code;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The gRPC service. Its status codes are told as those that the HTTP door has for the same.
final class GrpcDoor implements Door {
    @Override
    public String name() {
        return "gRPC";
    }

    @Override
    public String dialect() {
        return "openai";
    }

    @Override
    public String lengthFinish() {
        return "length";
    }

    @Override
    public Heard ask(Callers callers, Question question, String... fields)
            throws IOException, InterruptedException {
        ChatCompletionRequest request =
                ChatCompletionRequest.newBuilder()
                        .setModel(question.model())
                        .addMessages(message("system", question.system()))
                        .addMessages(message("user", question.text()))
                        .build();
        return question.stream()
                ? streamed(callers.grpc().stream(request, fields))
                : whole(callers.grpc().ask(request, fields));
    }

    private static Message.Builder message(String role, String content) {
        return Message.newBuilder().setRole(role).setContent(content);
    }

    private static Heard whole(GrpcReply<ChatCompletionResponse> reply) throws IOException {
        if (reply.code() != Code.OK) {
            return heard(reply, "", null, null);
        }
        ChatCompletionResponse answer = reply.message();
        Choice choice = answer.getChoices(0);
        return heard(
                reply,
                choice.getMessage().getContent(),
                choice.getFinishReason(),
                answer.hasUsage() ? answer.getUsage() : null);
    }

    private static Heard streamed(GrpcReply<ChatCompletionChunk> reply) throws IOException {
        String finish = null;
        Usage usage = null;
        for (ChatCompletionChunk chunk : reply.messages()) {
            for (ChoiceDelta choice : chunk.getChoicesList()) {
                finish = choice.getFinishReason().isEmpty() ? finish : choice.getFinishReason();
            }
            usage = chunk.hasUsage() ? chunk.getUsage() : usage;
        }
        return heard(reply, reply.text(), finish, usage);
    }

    private static Heard heard(
            GrpcReply<?> reply, String text, @Nullable String finish, @Nullable Usage usage)
            throws IOException {
        boolean good = reply.code() == Code.OK;
        // a stream that has begun ends with its status
        int status = good || !reply.messages().isEmpty() ? 200 : status(reply.code());
        return new Heard(
                text,
                finish,
                good ? null : reply.error().getReason(),
                good,
                usage == null ? -1 : usage.getPromptTokens(),
                usage == null ? -1 : usage.getCompletionTokens(),
                status,
                name -> {
                    String header = reply.header(name);
                    return header.isEmpty() ? reply.trailer(name) : header;
                },
                reply.messages() + reply.status().toString());
    }

    private static int status(Code code) {
        return switch (code) {
            case INVALID_ARGUMENT, FAILED_PRECONDITION -> 400;
            case NOT_FOUND -> 404;
            case RESOURCE_EXHAUSTED -> 429;
            default -> 500;
        };
    }
}
