package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Which provider and which model a call reaches.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutingTest {
    private final FakeProvider openai = FakeProvider.start().always(OpenAi.completion("openai"));
    private final FakeProvider anthropic =
            FakeProvider.start().always(Anthropic.message("anthropic"));
    private final FakeProvider local = FakeProvider.start().always(OpenAi.completion("local"));
    private final GatewayTester gateway =
            GatewayTester.start(
                    """
                    [gateway]
                    defaultProvider = "local"
                    [openAIConfig]
                    apiKey = "sk-openai-0123456789"
                    model = "gpt-4o"
                    endpoint = "%s"
                    [anthropicConfig]
                    apiKey = "sk-ant-0123456789"
                    model = "claude-sonnet-4-5"
                    endpoint = "%s"
                    [[providers]]
                    name = "local"
                    kind = "openai"
                    endpoint = "%s/base/v1/"
                    model = "llama-3"
                    models = ["llama-3-big", "fast/llama"]
                    [models."fast"]
                    targets = ["local/llama-3-big", "openai/gpt-4o-mini"]
                    [models."gpt-alias"]
                    targets = ["anthropic/claude-haiku-4-5"]
                    """
                            .formatted(openai.url(), anthropic.url(), local.url()));

    @AfterAll
    void stop() {
        gateway.close();
        List.of(openai, anthropic, local).forEach(FakeProvider::close);
    }

    private Reply ask(String header, String model) throws Exception {
        List.of(openai, anthropic, local).forEach(this::forget);
        String named = model.isEmpty() ? "" : "\"model\":\"" + model + "\",";
        String body = "{" + named + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        return header.isEmpty()
                ? gateway.caller().chat(body)
                : gateway.caller().chat(body, "x-llm-provider", header);
    }

    private void forget(FakeProvider provider) {
        provider.reset();
        provider.always(
                provider == anthropic
                        ? Anthropic.message("anthropic")
                        : OpenAi.completion(provider == openai ? "openai" : "local"));
    }

    @ParameterizedTest(name = "header {0}, model {1}")
    @CsvSource({
        "openai,     gpt-4,               openai,    gpt-4o",
        "openai,     '',                  openai,    gpt-4o",
        "OpenAI,     whatever,            openai,    gpt-4o",
        "anthropic,  gpt-4o,              anthropic, claude-sonnet-4-5",
        "local,      llama-3-big,         local,     llama-3-big",
        "local,      fast,                local,     llama-3",
        "local,      fast/llama,          local,     fast/llama",
        "'',         openai/gpt-5,        openai,    gpt-5",
        "'',         local/org/model:7b,  local,     org/model:7b",
        "'',         anthropic/x,         anthropic, x",
        "'',         fast,                local,     llama-3-big",
        "'',         gpt-alias,           anthropic, claude-haiku-4-5",
        "'',         llama-3-big,         local,     llama-3-big",
        "'',         fast/llama,          local,     fast/llama",
        "'',         gpt-4.1-mini,        openai,    gpt-4.1-mini",
        "'',         o3-mini,             openai,    o3-mini",
        "'',         claude-opus-4-1,     anthropic, claude-opus-4-1",
        "'',         claude-sonnet-4-5,   anthropic, claude-sonnet-4-5",
        "'',         nobody-knows-it,     local,     llama-3",
        "'',         gemini-2.5-pro,      local,     llama-3",
        "'',         '',                  local,     llama-3",
    })
    void reachesTheTargetThatTheContractNames(
            String header, String model, String provider, String providersModel) throws Exception {
        Reply reply = ask(header, model);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.content()).isEqualTo(provider);
        assertThat(reply.header("x-gateway-provider")).isEqualTo(provider);
        assertThat(reply.header("x-gateway-model")).isEqualTo(providersModel);
        Map<String, FakeProvider> asked =
                new HashMap<>(Map.of("openai", openai, "anthropic", anthropic, "local", local));
        ReceivedRequest request = asked.remove(provider).request();
        assertThat(request.json().path("model").asString()).isEqualTo(providersModel);
        assertThat(asked.values()).allMatch(other -> other.requests().isEmpty());
    }

    @Test
    void usesEachProvidersOwnPathAndCredentials() throws Exception {
        ask("openai", "");
        assertThat(openai.request().target()).isEqualTo("/v1/chat/completions");
        assertThat(openai.request().header("authorization"))
                .isEqualTo("Bearer sk-openai-0123456789");
        ask("anthropic", "");
        assertThat(anthropic.request().target()).isEqualTo("/v1/messages");
        assertThat(anthropic.request().header("x-api-key")).isEqualTo("sk-ant-0123456789");
        assertThat(anthropic.request().header("anthropic-version")).isEqualTo("2023-06-01");
        ask("local", "");
        assertThat(local.request().target()).isEqualTo("/base/v1/chat/completions");
        assertThat(local.request().header("authorization")).isNull();
    }

    @Test
    void sendsNoCredentialOfTheCallerToAProvider() throws Exception {
        gateway.caller()
                .chat(
                        TwoProviders.WHOLE,
                        "authorization",
                        "Bearer callers-secret",
                        "x-api-key",
                        "callers-secret",
                        "cookie",
                        "callers-secret",
                        "x-llm-provider",
                        "openai");
        assertThat(openai.requests().getLast().fields())
                .noneMatch(field -> field.value().contains("callers-secret"));
    }

    @Test
    void refusesAProviderThatIsNotThere() throws Exception {
        Reply reply = ask("groq", "");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains("groq", "openai", "anthropic", "local");
        assertThat(reply.json().at("/error/type").asString()).isEqualTo("invalid_request_error");
    }

    @Test
    void listsWhatCallersMayName() throws Exception {
        Reply reply = gateway.caller().send("GET", "/v1/models", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("object").asString()).isEqualTo("list");
        List<String> ids = new ArrayList<>();
        for (JsonNode model : reply.json().path("data")) {
            ids.add(model.path("id").asString());
            assertThat(model.propertyNames()).contains("object", "created", "owned_by");
        }
        assertThat(ids)
                .doesNotHaveDuplicates()
                .contains("openai/gpt-4o", "gpt-4o", "fast", "gpt-alias", "local/llama-3-big");
        for (String id : ids) {
            assertThat(ask("", id).status()).as(id).isEqualTo(200);
        }
        assertThat(gateway.caller().send("GET", "/v1/models/fast", "").json().path("id").asString())
                .isEqualTo("fast");
        Reply none = gateway.caller().send("GET", "/v1/models/none", "");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().at("/error/code").asString()).isEqualTo("model_not_found");
    }

    @Test
    void staysWithinTheTargetsOfAnAlias() throws Exception {
        ask("", "fast");
        local.always(Answers.error(500, "server_error", "No."));
        openai.always(Answers.error(500, "server_error", "No."));
        String body = "{\"model\":\"fast\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        Reply reply = gateway.caller().chat(body);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.errorMessage()).contains("local");
        assertThat(openai.request().json().path("model").asString()).isEqualTo("gpt-4o-mini");
        assertThat(anthropic.requests()).isEmpty();
    }
}
