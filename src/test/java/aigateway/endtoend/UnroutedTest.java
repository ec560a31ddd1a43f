package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Calls that reach nobody, or only the demo.
class UnroutedTest {
    private static final String UNKNOWN =
            "{\"model\":\"no-such\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private static String closed(String name, FakeProvider fake) {
        return GatewayTester.provider(name, "openai", fake).replace("models = [\"*\"]", "");
    }

    @Test
    void saysWhatIsKnownIfNobodyServesTheModel() throws Exception {
        try (FakeProvider fake = FakeProvider.start();
                GatewayTester gateway =
                        GatewayTester.start(closed("one", fake) + closed("two", fake))) {
            Reply reply = gateway.caller().chat(UNKNOWN);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().at("/error/code").asString()).isEqualTo("model_not_found");
            assertThat(reply.errorMessage()).contains("no-such", "one/one-model", "two-model");
            try (StreamedReply stream =
                    gateway.caller().stream(
                            UNKNOWN.replace("{\"model", "{\"stream\":true,\"model"))) {
                assertThat(stream.status()).isEqualTo(404);
            }
            assertThat(fake.requests()).isEmpty();
            gateway.awaitEntries(2);
        }
    }

    @Test
    void saysWhyAProviderIsLeftOut() throws Exception {
        String config =
                """
                [openAIConfig]
                apiKey = ""
                model = "gpt-4o"
                endpoint = "https://api.openai.com"
                [ollamaConfig]
                model = "llama"
                endpoint = "http://127.0.0.1:9"
                """;
        try (GatewayTester gateway = GatewayTester.start(config)) {
            Reply reply = gateway.caller().chat(TwoProviders.WHOLE, "x-llm-provider", "openai");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorMessage()).contains("openai").contains("apiKey");
        }
    }

    @Test
    void neverLetsTheDemoStandIn() throws Exception {
        try (FakeProvider fake = FakeProvider.start();
                GatewayTester gateway =
                        GatewayTester.start(
                                GatewayTester.provider("real", "openai", fake)
                                        + "[[providers]]\nname = \"demo\"\nkind = \"demo\"\n")) {
            fake.always(Answers.error(503, "server_error", "No."));
            assertThat(gateway.caller().chat(TwoProviders.WHOLE, "x-llm-provider", "real").status())
                    .isEqualTo(503);
            fake.always(OpenAi.completion("real"));
            Reply demo = gateway.caller().chat(TwoProviders.WHOLE, "x-llm-provider", "demo");
            assertThat(demo.status()).isEqualTo(200);
            assertThat(demo.content()).containsIgnoringCase("simulated");
            assertThat(fake.requests()).hasSize(1);
        }
    }

    @Test
    void answersWithTheDemoIfNothingElseIsConfigured() throws Exception {
        try (GatewayTester gateway =
                GatewayTester.start("[[providers]]\nkind = \"demo\"\n", Map.of(), 15_000)) {
            Reply first = gateway.caller().chat(UNKNOWN);
            Reply second = gateway.caller().chat(UNKNOWN);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.content()).isEqualTo(second.content()).isNotBlank();
            try (StreamedReply stream = gateway.caller().stream(TwoProviders.STREAM)) {
                assertThat(stream.completion().content()).containsIgnoringCase("simulated");
            }
            gateway.awaitEntries(3);
        }
    }
}
