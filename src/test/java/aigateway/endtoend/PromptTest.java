package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import org.junit.jupiter.api.Test;

/// The gateway's system prompt on its way to providers.
class PromptTest {
    private static final String SYSTEM =
            "{\"messages\":[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                    + "{\"role\":\"user\",\"content\":\"Go\"}]}";
    private static final String NAMED =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Go\",\"name\":\"eve\"}]}";

    @Test
    void reachesEachTargetOfAFailover() throws Exception {
        try (FakeProvider first = FakeProvider.start();
                FakeProvider second = FakeProvider.start();
                GatewayTester gateway = gateway("systemPrompt = \"In Chinese.\"", first, second)) {
            first.always(Answers.error(500, "api_error", "No."));
            second.always(OpenAi.completion("Hi"));
            Reply reply = gateway.caller().chat(SYSTEM, "x-llm-provider", "first");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(first.request().text())
                    .contains(
                            "\"system\":[{\"type\":\"text\",\"text\":\"Be kind.\\n\\nIn Chinese.\"}]");
            assertThat(second.request().text())
                    .contains("{\"role\":\"system\",\"content\":\"Be kind.\\n\\nIn Chinese.\"}");
        }
    }

    @Test
    void keepsThePlacesOfTheCallersMessages() throws Exception {
        try (FakeProvider first = FakeProvider.start();
                FakeProvider second = FakeProvider.start();
                GatewayTester gateway = gateway("systemPrompt = \"In Chinese.\"", first, second)) {
            first.always(Anthropic.message("Hi"));
            Reply reply = gateway.caller().chat(NAMED, "x-llm-provider", "first");
            assertThat(reply.header("x-gateway-dropped")).isEqualTo("messages.0.name");
            Reply strict =
                    gateway.caller()
                            .chat(NAMED, "x-llm-provider", "first", "x-gateway-strict", "true");
            assertThat(strict.status()).isEqualTo(400);
            assertThat(strict.errorMessage()).contains("messages.0.name");
        }
    }

    @Test
    void isGoneWithTheLineInTheFile() throws Exception {
        try (FakeProvider first = FakeProvider.start();
                FakeProvider second = FakeProvider.start();
                GatewayTester gateway = gateway("systemPrompt = \"In Chinese.\"", first, second)) {
            gateway.rewrite(config("", first, second));
            second.always(OpenAi.completion("Hi"));
            gateway.caller().chat(SYSTEM, "x-llm-provider", "second");
            assertThat(second.request().text()).doesNotContain("Chinese").contains("Be kind.\"}");
        }
    }

    private static GatewayTester gateway(String line, FakeProvider first, FakeProvider second) {
        return GatewayTester.start(config(line, first, second));
    }

    private static String config(String line, FakeProvider first, FakeProvider second) {
        return line
                + "\n"
                + GatewayTester.provider("first", "anthropic", first)
                + GatewayTester.provider("second", "openai", second);
    }
}
