package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Thinking that a provider signed goes back to it as it came, even through a client that knows
/// nothing of it, and to nobody else.
class SignaturesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String THINKING =
            "{\"type\":\"thinking\",\"thinking\":\"The user wants 天気 🙂.\\n\",\"signature\":\"EqQBCgIYAhIM+/8=\"}";
    private static final String HIDDEN =
            "{\"type\":\"redacted_thinking\",\"data\":\"EmwKAhgBEgy3va3pzix/LafPsn4a==\"}";
    private static final String ANSWER =
            """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-sonnet-4-5",
             "content":[%s,%s,{"type":"tool_use","id":"toolu_1","name":"weather","input":{"city":"X"}}],
             "stop_reason":"tool_use","stop_sequence":null,
             "usage":{"input_tokens":9,"output_tokens":12}}"""
                    .formatted(THINKING, HIDDEN);
    private static final String TOOLS =
            "[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":"
                    + "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}}]";

    private final FakeProvider anthropic = FakeProvider.start();
    private final FakeProvider other = FakeProvider.start();
    private final GatewayTester gateway =
            GatewayTester.start(
                    GatewayTester.provider("anthropic", "anthropic", anthropic)
                                    .replace("anthropic-model", "claude-sonnet-4-5")
                            + GatewayTester.provider("other", "openai", other));

    @AfterEach
    void stop() {
        gateway.close();
        anthropic.close();
        other.close();
    }

    private static ObjectNode request() {
        ObjectNode request = JSON.createObjectNode();
        request.put("reasoning_effort", "low").set("tools", JSON.readTree(TOOLS));
        request.putArray("messages").addObject().put("role", "user").put("content", "Weather?");
        return request;
    }

    /// The first turn's message, as the gateway gives it.
    private ObjectNode firstTurn() throws Exception {
        anthropic.then(Answers.json(ANSWER));
        Reply reply = gateway.caller().chat(request().toString(), "x-llm-provider", "anthropic");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return (ObjectNode) reply.json().at("/choices/0/message");
    }

    private static String secondTurn(JsonNode message) {
        ObjectNode request = request();
        ArrayNode messages = (ArrayNode) request.get("messages");
        messages.add(message);
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", "toolu_1")
                .put("content", "21");
        return request.toString();
    }

    private JsonNode sentBack(JsonNode message) throws Exception {
        anthropic.then(Anthropic.message("21 degrees"));
        Reply reply = gateway.caller().chat(secondTurn(message), "x-llm-provider", "anthropic");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return anthropic.requests().get(1).json().at("/messages/1/content");
    }

    @Test
    void goBackAsTheyCame() throws Exception {
        ObjectNode message = firstTurn();
        assertThat(message.path("reasoning_content").asString()).contains("天気 🙂");
        JsonNode content = sentBack(message);
        assertThat(content.get(0)).isEqualTo(JSON.readTree(THINKING));
        assertThat(content.get(1)).isEqualTo(JSON.readTree(HIDDEN));
        assertThat(content.get(2).path("id").asString()).isEqualTo("toolu_1");
    }

    @Test
    void goBackEvenIfTheClientDropsThem() throws Exception {
        ObjectNode message = firstTurn();
        message.remove("reasoning_details");
        message.remove("reasoning_content");
        JsonNode content = sentBack(message);
        assertThat(content.get(0)).isEqualTo(JSON.readTree(THINKING));
        assertThat(content.get(1)).isEqualTo(JSON.readTree(HIDDEN));
    }

    @Test
    void goToNoOtherProvider() throws Exception {
        ObjectNode message = firstTurn();
        other.then(OpenAi.completion("Hi"));
        Reply reply = gateway.caller().chat(secondTurn(message), "x-llm-provider", "other");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(other.request().text()).doesNotContain("EqQBCgIYAhIM", "EmwKAhgBEgy3va3pzix");
    }
}
