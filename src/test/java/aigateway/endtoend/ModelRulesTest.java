package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is known of models shapes the requests for them; the configuration may say better.
class ModelRulesTest {
    private final FakeProvider claude = FakeProvider.start().always(Anthropic.message("Hi"));
    private final FakeProvider mistral = FakeProvider.start().always(OpenAi.completion("Hi"));
    private final String providers =
            GatewayTester.provider("claude", "anthropic", claude)
                    + GatewayTester.provider("mistral", "mistral", mistral);
    private final GatewayTester gateway = GatewayTester.start(providers);

    @AfterEach
    void stop() {
        gateway.close();
        claude.close();
        mistral.close();
    }

    private Reply ask(String model) throws Exception {
        return gateway.caller()
                .chat(
                        "{\"model\":\""
                                + model
                                + "\",\"reasoning_effort\":\"high\",\"messages\":"
                                + "[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    }

    private List<JsonNode> guesses() {
        return gateway.lines("models");
    }

    @Test
    void saysOnceThatAModelIsNotKnown() throws Exception {
        ask("claude/claude-opus-4-5");
        assertThat(guesses()).isEmpty();

        ask("claude/claude-opus-99");
        ask("claude/claude-opus-99");
        ask("mistral/mistral-medium-9901");

        assertThat(guesses())
                .extracting(line -> line.at("/metadata/model").asString())
                .containsExactly("claude-opus-99", "mistral-medium-9901");
    }

    @Test
    void takesWhatTheConfigurationSaysFromTheNextCallOn() throws Exception {
        assertThat(ask("mistral/my-model").header("x-gateway-dropped"))
                .isEqualTo("reasoning_effort");
        assertThat(guesses()).hasSize(1);

        gateway.rewrite(
                providers
                        + "[modelRules.my-model]\ntraits = [\"reasoningEffort\"]\n"
                        + "[modelRules.claude-opus-99]\nmaxOutputTokens = 77\n");
        ask("claude/claude-opus-99");

        assertThat(ask("mistral/my-model").header("x-gateway-dropped")).isEmpty();
        assertThat(mistral.requests().getLast().json().path("reasoning_effort").asString())
                .isEqualTo("high");
        assertThat(claude.requests().getLast().json().path("max_tokens").asInt()).isEqualTo(77);
        assertThat(guesses()).hasSize(1);
    }

    @Test
    void takesOutWhatAModelRefusesThatTheCallerDidNotName() throws Exception {
        try (FakeProvider openAi = FakeProvider.start().always(OpenAi.completion("Hi"))) {
            claude.always(Answers.error(503, "overloaded_error", "Busy."));
            gateway.rewrite(
                    providers
                            + GatewayTester.provider("gpt", "openai", openAi)
                            + "[models.smart]\ntargets = [\"claude/claude-opus-4-5\","
                            + " \"gpt/gpt-5.6\"]\n");
            String body =
                    "{\"model\":\"%s\",\"temperature\":0.2,\"max_tokens\":9,\"messages\":"
                            + "[{\"role\":\"user\",\"content\":\"Hi\"}]}";

            Reply reply = gateway.caller().chat(body.formatted("smart"));
            assertThat(reply.content()).isEqualTo("Hi");
            assertThat(reply.header("x-gateway-dropped")).isEqualTo("temperature");
            JsonNode sent = openAi.requests().getLast().json();
            assertThat(sent.has("temperature")).isFalse();
            assertThat(sent.path("max_completion_tokens").asInt()).isEqualTo(9);

            reply = gateway.caller().chat(body.formatted("gpt/gpt-5.6"));
            assertThat(reply.header("x-gateway-dropped")).isEmpty();
            sent = openAi.requests().getLast().json();
            assertThat(sent.path("temperature").asDouble()).isEqualTo(0.2);
            assertThat(sent.path("max_tokens").asInt()).isEqualTo(9);
        }
    }
}
