package aigateway.endtoend.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.server.grpc.proto.Choice;
import aigateway.server.grpc.proto.ChoiceDelta;
import aigateway.server.grpc.proto.ToolCallDelta;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.formats.Format;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Every provider's answers, whole and streamed.
@ParameterizedClass
@ValueSource(strings = {"openai", "anthropic", "gemini", "mistral", "cohere", "ollama"})
class AnswersTest {
    private final String kind;
    private final Format format;
    private final FakeProvider provider = FakeProvider.start();
    private final GatewayTester gateway;
    private final GrpcCaller caller;

    AnswersTest(String kind) {
        this.kind = kind;
        format = Format.of(kind);
        gateway = GatewayTester.start(GatewayTester.provider(kind, kind, provider));
        caller = new GrpcCaller(gateway.grpcPort());
    }

    @AfterEach
    void stop() {
        caller.close();
        gateway.close();
        provider.close();
    }

    private ChatCompletionRequest question() {
        return GrpcCaller.request(kind, "Say hello.").setMaxTokens(50).build();
    }

    @Test
    void wholeText() throws Exception {
        provider.answering(request -> format.text(format.wantsStream(request), "Hello, ", "wörld"));

        GrpcReply<ChatCompletionResponse> reply = caller.ask(question());

        ChatCompletionResponse answer = reply.message();
        assertThat(answer.getId()).isNotBlank();
        assertThat(answer.getObject()).isEqualTo("chat.completion");
        assertThat(answer.getCreated()).isPositive();
        assertThat(answer.getModel()).isNotBlank();
        assertThat(answer.getChoicesCount()).isEqualTo(1);
        Choice choice = answer.getChoices(0);
        assertThat(choice.getMessage().getRole()).isEqualTo("assistant");
        assertThat(choice.getMessage().getContent()).isEqualTo("Hello, wörld");
        assertThat(choice.getFinishReason()).isEqualTo("stop");
        assertThat(answer.getUsage().getCompletionTokens()).isEqualTo(12);
        assertThat(answer.getUsage().getTotalTokens()).isGreaterThanOrEqualTo(21);
        assertThat(reply.header("x-gateway-provider")).isEqualTo(kind);
        assertThat(reply.header("x-gateway-attempts")).isEqualTo("1");
        assertThat(reply.header("x-cache")).isEqualTo("bypass");
        assertThat(reply.header("x-request-id")).startsWith("req_");
        assertThat(gateway.awaitEntries(1).getFirst().at("/metadata/door").asString())
                .isEqualTo("gRPC ChatCompletion");
    }

    @Test
    void streamedText() throws Exception {
        provider.answering(request -> format.text(format.wantsStream(request), "Hello, ", "wörld"));

        GrpcReply<ChatCompletionChunk> reply = caller.stream(question());

        assertThat(reply.code()).isEqualTo(Status.Code.OK);
        assertThat(reply.text()).isEqualTo("Hello, wörld");
        List<ChatCompletionChunk> messages = reply.messages();
        assertThat(messages).hasSizeGreaterThanOrEqualTo(3);
        assertThat(messages)
                .allSatisfy(
                        message -> {
                            assertThat(message.getId()).isEqualTo(messages.getFirst().getId());
                            assertThat(message.getObject()).isEqualTo("chat.completion.chunk");
                        });
        assertThat(messages.getFirst().getId()).isNotBlank();
        List<ChoiceDelta> deltas =
                messages.stream().flatMap(message -> message.getChoicesList().stream()).toList();
        assertThat(deltas).extracting(d -> d.getDelta().getRole()).containsOnlyOnce("assistant");
        assertThat(deltas).extracting(ChoiceDelta::getFinishReason).containsOnlyOnce("stop");
        ChatCompletionChunk last = messages.getLast();
        assertThat(last.getChoicesCount()).isZero();
        assertThat(last.getUsage().getCompletionTokens()).isEqualTo(12);
        assertThat(messages.stream().filter(ChatCompletionChunk::hasUsage)).hasSize(1);
        assertThat(gateway.awaitEntries(1).getFirst().at("/metadata/stream").asBoolean()).isTrue();
    }

    @Test
    void wholeToolCalls() throws Exception {
        OpenAi.Call call = new OpenAi.Call("call_00001", "look_up", "{\"city\":\"Ulm\"}");
        provider.answering(request -> format.calls(format.wantsStream(request), call));

        Choice choice = caller.ask(question()).message().getChoices(0);

        assertThat(choice.getFinishReason()).isEqualTo("tool_calls");
        assertThat(choice.getMessage().getToolCallsCount()).isEqualTo(1);
        assertThat(choice.getMessage().getToolCalls(0).getId()).isNotBlank();
        assertThat(choice.getMessage().getToolCalls(0).getName()).isEqualTo("look_up");
        assertThat(choice.getMessage().getToolCalls(0).getArguments().replace(" ", ""))
                .isEqualTo("{\"city\":\"Ulm\"}");
    }

    @Test
    void streamedToolCalls() throws Exception {
        OpenAi.Call call = new OpenAi.Call("call_00001", "look_up", "{\"city\":\"Ulm\"}");
        provider.answering(request -> format.calls(format.wantsStream(request), call));

        GrpcReply<ChatCompletionChunk> reply = caller.stream(question());

        assertThat(reply.code()).isEqualTo(Status.Code.OK);
        List<ToolCallDelta> pieces =
                reply.messages().stream()
                        .flatMap(message -> message.getChoicesList().stream())
                        .flatMap(choice -> choice.getDelta().getToolCallsList().stream())
                        .toList();
        assertThat(pieces.getFirst().getId()).isNotBlank();
        assertThat(pieces.getFirst().getName()).isEqualTo("look_up");
        StringBuilder arguments = new StringBuilder();
        pieces.forEach(piece -> arguments.append(piece.getArguments()));
        assertThat(arguments.toString().replace(" ", "")).isEqualTo("{\"city\":\"Ulm\"}");
    }
}
