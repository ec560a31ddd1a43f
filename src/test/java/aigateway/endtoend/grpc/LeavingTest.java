package aigateway.endtoend.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.testing.Answers;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A caller that leaves, or whose deadline passes, takes its call to the provider with it.
class LeavingTest {
    private final TwoProviders two = TwoProviders.openAi();
    private final GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort());
    private final ChatCompletionRequest hello = GrpcCaller.request("first", "Hello").build();

    @AfterEach
    void stop() {
        caller.close();
        two.close();
    }

    private void gone(String message) throws InterruptedException {
        two.first().request().awaitClosed();
        assertThat(two.gateway().awaitEntries(1).getFirst().path("message").asString())
                .isEqualTo(message);
        assertThat(two.second().requests()).isEmpty();
        Eventually.holds("no call is left", () -> two.gateway().callsUnderWay() == 0);
    }

    @Test
    void beforeTheProviderAnswers() throws Exception {
        two.first().then(Answers.stall());
        GrpcReply<ChatCompletionResponse> reply =
                caller.begin(GrpcCaller.WHOLE, hello, CallOptions.DEFAULT);
        two.first().awaitRequest(1);

        reply.cancel();

        gone("caller gone");
        assertThat(reply.awaitEnd().code()).isEqualTo(Code.CANCELLED);
    }

    @Test
    void inTheMiddleOfAStream() throws Exception {
        two.first().then(OpenAi.stream("one", "two").stallAfter(2));
        GrpcReply<ChatCompletionChunk> reply =
                caller.begin(GrpcCaller.STREAM, hello, CallOptions.DEFAULT).awaitMessages(2);

        reply.cancel();

        gone("caller gone");
    }

    @Test
    void withTheWholeConnection() throws Exception {
        two.first().then(OpenAi.stream("one", "two").stallAfter(2));
        caller.begin(GrpcCaller.STREAM, hello, CallOptions.DEFAULT).awaitMessages(2);

        caller.close();

        gone("caller gone");
    }

    @Test
    void whenItsDeadlinePasses() throws Exception {
        two.first().then(Answers.stall());
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(300, TimeUnit.MILLISECONDS);

        GrpcReply<ChatCompletionResponse> reply =
                caller.begin(GrpcCaller.WHOLE, hello, soon).awaitEnd();

        assertThat(reply.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        two.first().request().awaitClosed();
        assertThat(two.second().requests()).isEmpty();
        Eventually.holds("no call is left", () -> two.gateway().callsUnderWay() == 0);
        two.gateway().awaitEntries(1);
    }

    @Test
    void whenItsDeadlinePassesInAStream() throws Exception {
        two.first().then(OpenAi.stream("one", "two").stallAfter(2));
        CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(500, TimeUnit.MILLISECONDS);

        GrpcReply<ChatCompletionChunk> reply =
                caller.begin(GrpcCaller.STREAM, hello, soon).awaitEnd();

        assertThat(reply.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(reply.text()).isEqualTo("one");
        two.first().request().awaitClosed();
    }

    @Test
    void beforeItHasSentItsRequest() throws Exception {
        GrpcReply<ChatCompletionResponse> reply =
                caller.open(
                        // else the client waits with the head for the message
                        GrpcCaller.WHOLE.toBuilder().setType(MethodType.BIDI_STREAMING).build(),
                        CallOptions.DEFAULT);
        Eventually.holds("the call is there", () -> two.gateway().callsUnderWay() == 1);

        reply.cancel();

        two.gateway().awaitEntries(1);
        Eventually.holds("no call is left", () -> two.gateway().callsUnderWay() == 0);
        assertThat(two.first().requests()).isEmpty();
    }

    @Test
    void leavesOthersAlone() throws Exception {
        two.first().then(OpenAi.stream("one", "two").stallAfter(2));
        GrpcReply<ChatCompletionChunk> leaves =
                caller.begin(GrpcCaller.STREAM, hello, CallOptions.DEFAULT).awaitMessages(2);
        two.second().then(OpenAi.stream("x", "y"));

        leaves.cancel();

        assertThat(caller.stream(GrpcCaller.request("second", "Hello").build()).text())
                .isEqualTo("xy");
    }

    @Test
    void slowCallerHoldsTheProviderBack() throws Exception {
        String piece = OpenAi.quoted("more ".repeat(100));
        String event =
                "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                        + piece
                        + "},\"finish_reason\":null}]}\n\n";
        two.first().then(Answers.endless("text/event-stream", event, event));
        GrpcReply<ChatCompletionChunk> reply = caller.open(GrpcCaller.STREAM, CallOptions.DEFAULT);
        reply.take(5);
        reply.call().sendMessage(hello);
        reply.call().halfClose();
        reply.awaitMessages(5);
        two.first().awaitRequest(1);

        // what the gateway keeps for it comes to rest far below what the provider would send
        reply.take(2_000);
        reply.awaitMessages(2_000);
        reply.cancel();

        gone("caller gone");
    }
}
