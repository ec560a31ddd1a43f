package aigateway.endtoend.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.server.grpc.proto.Message;
import aigateway.server.grpc.proto.ResponseFormat;
import aigateway.server.grpc.proto.Tool;
import aigateway.server.grpc.proto.ToolCall;
import aigateway.testing.OpenAi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of a request's fields.
class RequestsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final TwoProviders two = TwoProviders.openAi();
    private final GrpcCaller caller = new GrpcCaller(two.gateway().grpcPort());

    @AfterEach
    void stop() {
        caller.close();
        two.close();
    }

    private JsonNode sent(ChatCompletionRequest.Builder request, String... fields)
            throws InterruptedException {
        two.first().always(OpenAi.completion("Hi"));
        caller.ask(request.build(), fields).message();
        return two.first().requests().getLast().json();
    }

    @Test
    void theFirstVersionsFields() throws Exception {
        JsonNode body =
                sent(GrpcCaller.request("first", "Hello").setTemperature(0.7f).setMaxTokens(50));

        assertThat(body)
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"model":"first-model","temperature":0.7,"max_tokens":50,
                                "messages":[{"role":"user","content":"Hello"}]}"""));
    }

    @Test
    void zeroIsUnset() throws Exception {
        JsonNode body = sent(GrpcCaller.request("first", "Hello"));

        assertThat(body.has("temperature")).isFalse();
        assertThat(body.has("max_tokens")).isFalse();
        assertThat(sent(GrpcCaller.request("first", "x").setExtraJson("{\"temperature\":0}")))
                .hasToString(
                        "{\"model\":\"first-model\",\"messages\":[{\"role\":\"user\","
                                + "\"content\":\"x\"}],\"temperature\":0}");
    }

    @Test
    void everyOtherField() throws Exception {
        JsonNode body =
                sent(
                        GrpcCaller.request("first", "Hello")
                                .setModel("a-model")
                                .setTopP(0.25)
                                .addStop("END")
                                .addStop("\n")
                                .setSeed(0)
                                .setFrequencyPenalty(-0.5)
                                .setPresencePenalty(1)
                                .addTools(
                                        Tool.newBuilder()
                                                .setName("look_up")
                                                .setDescription("Looks up")
                                                .setParametersJson("{\"type\":\"object\"}")
                                                .setStrict(true))
                                .setToolChoice("look_up")
                                .setParallelToolCalls(false)
                                .setResponseFormat(
                                        ResponseFormat.newBuilder()
                                                .setName("thing")
                                                .setSchemaJson("{\"type\":\"object\"}")
                                                .setStrict(true))
                                .setReasoningEffort("low")
                                .setN(2)
                                .setUser("u1")
                                .setExtraJson("{\"logprobs\":true,\"x_own\":[1.0,1e2]}"));

        assertThat(body)
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"model":"a-model","messages":[{"role":"user","content":"Hello"}],
                                "top_p":0.25,"frequency_penalty":-0.5,"presence_penalty":1.0,
                                "seed":0,"n":2,"stop":["END","\\n"],
                                "tools":[{"type":"function","function":{"name":"look_up",
                                "description":"Looks up","parameters":{"type":"object"},
                                "strict":true}}],
                                "tool_choice":{"type":"function","function":{"name":"look_up"}},
                                "parallel_tool_calls":false,
                                "response_format":{"type":"json_schema","json_schema":{
                                "name":"thing","schema":{"type":"object"},"strict":true}},
                                "reasoning_effort":"low","user":"u1",
                                "logprobs":true,"x_own":[1.0,1e2]}"""));
    }

    @Test
    void messagesOfAllKinds() throws Exception {
        JsonNode body =
                sent(
                        ChatCompletionRequest.newBuilder()
                                .setLlmProvider("first")
                                .addMessages(message("system").setContent("Be \"kind\".\n"))
                                .addMessages(
                                        message("user")
                                                .setName("Ann")
                                                .setContentPartsJson(
                                                        "[{\"type\":\"text\",\"text\":\"Hi\"}]"))
                                .addMessages(
                                        message("assistant")
                                                .addToolCalls(
                                                        ToolCall.newBuilder()
                                                                .setId("call_1")
                                                                .setName("look_up")
                                                                .setArguments("{\"a\": 1}")))
                                .addMessages(
                                        message("tool").setToolCallId("call_1").setContent("2"))
                                .addMessages(
                                        message("assistant")
                                                .setContent("Zwei 🙂")
                                                .setExtraJson("{\"annotations\":[]}")));

        assertThat(body.get("messages"))
                .isEqualTo(
                        JSON.readTree(
                                """
                                [{"role":"system","content":"Be \\"kind\\".\\n"},
                                {"role":"user","content":[{"type":"text","text":"Hi"}],
                                "name":"Ann"},
                                {"role":"assistant","content":null,
                                "tool_calls":[{"id":"call_1","type":"function",
                                "function":{"name":"look_up","arguments":"{\\"a\\": 1}"}}]},
                                {"role":"tool","content":"2","tool_call_id":"call_1"},
                                {"role":"assistant","content":"Zwei 🙂","annotations":[]}]"""));
    }

    private static Message.Builder message(String role) {
        return Message.newBuilder().setRole(role);
    }

    @Test
    void providerAsMetadata() throws Exception {
        sent(GrpcCaller.request("", "Hello"), "x-llm-provider", "first");
        // the field is the caller's own word, metadata may be a proxy's
        sent(GrpcCaller.request("first", "Hello"), "x-llm-provider", "second");

        assertThat(two.first().requests()).hasSize(2);
    }

    @Test
    void requestIdIsKept() throws Exception {
        two.first().always(OpenAi.completion("Hi"));

        GrpcReply<ChatCompletionResponse> reply =
                caller.ask(GrpcCaller.request("first", "Hello").build(), "x-request-id", "my-id-1");

        assertThat(reply.header("x-request-id")).isEqualTo("my-id-1");
        two.gateway().entryOf("my-id-1");
    }

    @Test
    void everythingOfAnAnswerArrives() throws Exception {
        two.first()
                .always(
                        OpenAi.toolCalls(
                                new OpenAi.Call("c1", "f", "{\"x\": 1}"),
                                new OpenAi.Call("c2", "g", "")));

        ChatCompletionResponse answer =
                caller.ask(GrpcCaller.request("first", "Hello").build()).message();

        assertThat(answer.getId()).isEqualTo("chatcmpl-w1");
        assertThat(answer.getCreated()).isEqualTo(1740352553);
        assertThat(answer.getModel()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(answer.getExtraJson())
                .isEqualTo("{\"service_tier\":\"default\",\"x_unknown\":[1.0, 1e2]}");
        assertThat(answer.getUsage().getPromptTokens()).isEqualTo(9);
        assertThat(answer.getUsage().getCachedTokens()).isEqualTo(4);
        assertThat(answer.getUsage().getReasoningTokens()).isEqualTo(3);
        Message message = answer.getChoices(0).getMessage();
        assertThat(message.getToolCallsList()).hasSize(2);
        assertThat(message.getToolCalls(0).getArguments()).isEqualTo("{\"x\": 1}");
        assertThat(message.getToolCalls(1).getName()).isEqualTo("g");
        assertThat(message.getExtraJson()).isEmpty();
    }
}
