package aigateway.endtoend.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.server.grpc.proto.Message;
import aigateway.testing.Answers;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Wire;
import io.grpc.Status.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a caller reads when there is no (whole) answer.
class FailuresTest {
    private TwoProviders two = TwoProviders.openAi("[failover]\nenabled = false\n", 15_000);
    private GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort());

    @AfterEach
    void stop() {
        caller.close();
        two.close();
    }

    private static ChatCompletionRequest hello() {
        return GrpcCaller.request("first", "Hello").build();
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT",
        "401, UNAUTHENTICATED",
        "402, FAILED_PRECONDITION",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "408, DEADLINE_EXCEEDED",
        "409, ABORTED",
        "413, INVALID_ARGUMENT",
        "422, INVALID_ARGUMENT",
        "429, RESOURCE_EXHAUSTED",
        "500, UNAVAILABLE",
        "501, UNIMPLEMENTED",
        "503, UNAVAILABLE",
        "504, DEADLINE_EXCEEDED",
        "529, UNAVAILABLE"
    })
    void statusOfAProvidersError(int status, Code code) throws Exception {
        two.first().always(Answers.error(status, "some_error", "The provider says no."));

        GrpcReply<ChatCompletionResponse> whole = caller.ask(hello());
        GrpcReply<ChatCompletionChunk> stream = caller.stream(hello());

        assertThat(whole.code()).isEqualTo(code);
        assertThat(whole.status().getDescription()).contains("The provider says no.");
        assertThat(whole.error().getMetadataMap()).containsEntry("type", "some_error");
        assertThat(whole.error().getReason()).isEqualTo("some_error");
        assertThat(whole.error().getDomain()).isEqualTo("ai-gateway");
        assertThat(whole.trailer("x-gateway-provider")).isEqualTo("first");
        assertThat(stream.code()).isEqualTo(code);
        assertThat(stream.messages()).isEmpty();
    }

    @Test
    void tellsWhenToTryAgain() throws Exception {
        two.first()
                .always(Answers.error(429, "rate_limit_error", "Slow.").header("retry-after", "7"));

        GrpcReply<ChatCompletionResponse> reply = caller.ask(hello());

        assertThat(reply.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(reply.retrySeconds()).isEqualTo(7);
        assertThat(reply.trailer("retry-after")).isEqualTo("7");
        assertThat(reply.trailer("grpc-retry-pushback-ms")).isEqualTo("7000");
    }

    @Test
    void unreachableProvider() throws Exception {
        two.first().always(Answers.drop(Wire.Cut.RST));

        assertThat(caller.ask(hello()).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(caller.ask(hello()).error().getReason()).startsWith("upstream_");
    }

    @Test
    void answerThatIsNone() throws Exception {
        two.first().always(Answers.html(200));

        assertThat(caller.ask(hello()).code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(caller.stream(hello()).code()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void brokenStreamEndsWithAStatus() throws Exception {
        two.first().always(OpenAi.stream("one ", "two").cutAfterPieces(2, Wire.Cut.FIN));

        GrpcReply<ChatCompletionChunk> reply = caller.stream(hello());

        assertThat(reply.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(reply.text()).isEqualTo("one ");
        assertThat(reply.error().getReason()).isEqualTo("upstream_broken");
        assertThat(reply.header("x-gateway-provider")).isEqualTo("first");
    }

    @Test
    void unknownProvider() throws Exception {
        GrpcReply<ChatCompletionResponse> reply =
                caller.ask(GrpcCaller.request("nobody", "Hello").build());

        assertThat(reply.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(reply.status().getDescription()).contains("nobody").contains("first");
    }

    @Test
    void unknownModel() throws Exception {
        ChatCompletionRequest request =
                GrpcCaller.request("", "Hello").setModel("no-such-provider/x").build();
        try (GatewayTester gateway =
                        GatewayTester.start(
                                GatewayTester.provider("a", "openai", two.first(), "weight = 1")
                                                .replace("models = [\"*\"]\nweight = 1", "")
                                        + GatewayTester.provider("b", "openai", two.second())
                                                .replace("models = [\"*\"]", ""));
                GrpcCaller other = new GrpcCaller(gateway.grpcPort())) {
            GrpcReply<ChatCompletionResponse> reply = other.ask(request);

            assertThat(reply.code()).isEqualTo(Code.NOT_FOUND);
            assertThat(reply.error().getReason()).isEqualTo("model_not_found");
            assertThat(reply.error().getMetadataMap()).containsEntry("param", "model");
        }
    }

    @Test
    void noMessages() throws Exception {
        ChatCompletionRequest request =
                ChatCompletionRequest.newBuilder().setLlmProvider("first").build();

        GrpcReply<ChatCompletionResponse> reply = caller.ask(request);

        assertThat(reply.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(reply.error().getMetadataMap()).containsEntry("param", "messages");
        assertThat(caller.stream(request).code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(two.first().requests()).isEmpty();
        two.gateway().awaitEntries(2);
    }

    @Test
    void unknownRole() throws Exception {
        ChatCompletionRequest request =
                hello().toBuilder()
                        .addMessages(Message.newBuilder().setRole("robot").setContent("Beep"))
                        .build();

        GrpcReply<ChatCompletionResponse> reply = caller.ask(request);

        assertThat(reply.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(reply.error().getMetadataMap()).containsEntry("param", "messages[1].role");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"stream\": true} | extra_json",
                "[1] | extra_json",
                "{\"a\" | extra_json",
                "{\"messages\": []} | ",
            })
    void extraFieldsThatAreNone(String extra, String param) throws Exception {
        GrpcReply<ChatCompletionResponse> reply =
                caller.ask(hello().toBuilder().setExtraJson(extra).build());

        assertThat(reply.code()).isEqualTo(Code.INVALID_ARGUMENT);
        if (param != null) {
            assertThat(reply.error().getMetadataMap()).containsEntry("param", param);
        }
        assertThat(two.first().requests()).isEmpty();
    }

    @Test
    void numberThatIsNone() throws Exception {
        GrpcReply<ChatCompletionResponse> reply =
                caller.ask(hello().toBuilder().setTemperature(Float.NaN).build());

        assertThat(reply.code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(reply.error().getMetadataMap()).containsEntry("param", "temperature");
    }

    @Test
    void strictCallerRefusesWhatWouldBeLeftOut() throws Exception {
        try (TwoProviders other = TwoProviders.anthropic();
                GrpcCaller strict = new GrpcCaller(other.gateway().grpcPort())) {
            ChatCompletionRequest request =
                    hello().toBuilder().setExtraJson("{\"logit_bias\":{\"5\":1}}").build();

            GrpcReply<ChatCompletionResponse> reply =
                    strict.ask(request, "x-gateway-strict", "true");

            assertThat(reply.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(other.first().requests()).isEmpty();
        }
    }

    @Test
    void rateLimit() throws Exception {
        String plan = "[ratelimit]\nname = \"p\"\nrequestsPerWindow = 1\nwindowSeconds = 3600\n";
        try (TwoProviders limited = TwoProviders.openAi(plan, 15_000);
                GrpcCaller other = new GrpcCaller(limited.gateway().grpcPort())) {
            limited.first().always(OpenAi.completion("Hi"));

            GrpcReply<ChatCompletionResponse> first = other.ask(hello());
            GrpcReply<ChatCompletionResponse> second = other.ask(hello());

            assertThat(first.code()).isEqualTo(Code.OK);
            assertThat(first.header("ratelimit-remaining")).isEqualTo("0");
            assertThat(first.trailer("ratelimit-remaining")).isEqualTo("0");
            assertThat(second.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(second.error().getReason()).isEqualTo("rate_limit_exceeded");
            assertThat(second.retrySeconds()).isBetween(1L, 3600L);
            assertThat(second.trailer("ratelimit-limit")).isEqualTo("1");
        }
    }

    @Test
    void failsOverAndSaysSo() throws Exception {
        try (TwoProviders ready = TwoProviders.openAi();
                GrpcCaller other = new GrpcCaller(ready.gateway().grpcPort())) {
            ready.first().always(Answers.error(500, "server_error", "Oops."));
            ready.second().answering(_ -> OpenAi.completion("Hi"));

            GrpcReply<ChatCompletionResponse> reply = other.ask(hello());

            assertThat(reply.message().getChoices(0).getMessage().getContent()).isEqualTo("Hi");
            assertThat(reply.header("x-gateway-provider")).isEqualTo("second");
            assertThat(reply.header("x-gateway-attempts")).isEqualTo("2");
        }
    }

    @Test
    void sameQuestionIsAnsweredFromTheCache() throws Exception {
        try (TwoProviders kept = TwoProviders.openAi("[cache]\nenabled = true\n", 15_000);
                GrpcCaller other = new GrpcCaller(kept.gateway().grpcPort())) {
            kept.first().then(OpenAi.completion("Hi"));
            assertThat(other.ask(hello()).header("x-cache")).isEqualTo("miss");

            GrpcReply<ChatCompletionResponse> again = other.ask(hello());
            GrpcReply<ChatCompletionChunk> streamed = other.stream(hello());

            assertThat(again.header("x-cache")).isEqualTo("hit");
            assertThat(again.message().getChoices(0).getMessage().getContent()).isEqualTo("Hi");
            assertThat(streamed.header("x-cache")).isEqualTo("hit");
            assertThat(streamed.text()).isEqualTo("Hi");
            kept.first().then(OpenAi.completion("Anew"));
            GrpcReply<ChatCompletionResponse> fresh =
                    other.ask(hello(), "cache-control", "no-cache");
            assertThat(fresh.message().getChoices(0).getMessage().getContent()).isEqualTo("Anew");
        }
    }
}
