package aigateway.provider.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.TestKinds;
import aigateway.provider.Kind;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointFormsTest {
    @ParameterizedTest
    @CsvSource({
        "openai, https://api.openai.com, https://api.openai.com/v1/chat/completions",
        "openai, https://api.openai.com/, https://api.openai.com/v1/chat/completions",
        "openai, https://api.openai.com/v1, https://api.openai.com/v1/chat/completions",
        "openai, https://api.openai.com/v1/, https://api.openai.com/v1/chat/completions",
        "openai, https://api.openai.com/v1/chat/completions, https://api.openai.com/v1/chat/completions",
        "openai, https://api.openai.com/v1/models, https://api.openai.com/v1/chat/completions",
        "openai, HTTPS://API.OpenAI.com, HTTPS://API.OpenAI.com/v1/chat/completions",
        "openai, http://127.0.0.1:9900/openai, http://127.0.0.1:9900/openai/v1/chat/completions",
        "openai, http://127.0.0.1:9900/openai@case/v1/, http://127.0.0.1:9900/openai@case/v1/chat/completions",
        "openai, http://[::1]:8000, http://[::1]:8000/v1/chat/completions",
        "anthropic, https://api.anthropic.com, https://api.anthropic.com/v1/messages",
        "anthropic, https://api.anthropic.com/, https://api.anthropic.com/v1/messages",
        "anthropic, https://api.anthropic.com/v1, https://api.anthropic.com/v1/messages",
        "anthropic, https://api.anthropic.com/v1/messages, https://api.anthropic.com/v1/messages",
        "anthropic, http://127.0.0.1:9900/anthropic, http://127.0.0.1:9900/anthropic/v1/messages",
        "gemini, https://generativelanguage.googleapis.com, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1/models, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1beta/models/, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1beta/openai/, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1/, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1beta, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1alpha, https://generativelanguage.googleapis.com/v1alpha/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1beta/openai/chat/completions, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent, https://generativelanguage.googleapis.com/v1beta/models/the%20model:generateContent",
        "gemini, http://127.0.0.1:9900/gemini/v1beta, http://127.0.0.1:9900/gemini/v1beta/models/the%20model:generateContent",
        "ollama, http://localhost:11434, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/v1, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/v1/, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/v1/chat/completions, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/api, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/api/, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/api/chat, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/api/chat/, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/api/generate, http://localhost:11434/api/chat",
        "ollama, http://localhost:11434/api/tags, http://localhost:11434/api/chat",
        "ollama, https://ollama.com, https://ollama.com/api/chat",
        "ollama, https://ollama.com/v1, https://ollama.com/api/chat",
        "ollama, http://proxy:4000/ollama, http://proxy:4000/ollama/api/chat",
        "ollama, http://proxy:4000/ollama/api/chat, http://proxy:4000/ollama/api/chat",
        "mistral, https://api.mistral.ai, https://api.mistral.ai/v1/chat/completions",
        "mistral, https://api.mistral.ai/v1/chat/completions/, https://api.mistral.ai/v1/chat/completions",
        "cohere, https://api.cohere.com, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/v1, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/v2/, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/v1/chat, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/v2/chat, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/v1/models, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/compatibility/v1/, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/compatibility/v1/chat/completions, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.com/chat, https://api.cohere.com/v2/chat",
        "cohere, https://api.cohere.ai/v1, https://api.cohere.ai/v2/chat",
        "cohere, http://127.0.0.1:9900/cohere, http://127.0.0.1:9900/cohere/v2/chat",
        "cohere, http://127.0.0.1:9900/cohere/v1, http://127.0.0.1:9900/cohere/v2/chat",
    })
    void understandsWhatPeopleWriteInTheMissionsTables(String kind, String written, String called) {
        assertThat(called(kind, written, true)).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, https://api.openai.com, https://api.openai.com/v1/chat/completions",
        "openai, http://gpu:8000/, http://gpu:8000/v1/chat/completions",
        "openai, http://gpu:8000/v1/, http://gpu:8000/v1/chat/completions",
        "openai, http://gpu:8000/llm/api, http://gpu:8000/llm/api/chat/completions",
        "openai, http://gpu:8000/v1/chat/completions, http://gpu:8000/v1/chat/completions",
        "openai, https://host/models, https://host/models/chat/completions",
        "ollama, http://gpu:11434, http://gpu:11434/api/chat",
        "ollama, http://gpu:11434/v1, http://gpu:11434/api/chat",
        "ollama, http://gpu:11434/api, http://gpu:11434/api/chat",
        "ollama, https://ollama.com/api/chat, https://ollama.com/api/chat",
        "vllm, http://gpu:8000, http://gpu:8000/v1/chat/completions",
        "groq, https://api.groq.com/openai/v1, https://api.groq.com/openai/v1/chat/completions",
        "groq, https://api.groq.com, https://api.groq.com/openai/v1/chat/completions",
        "groq, http://proxy:4000, http://proxy:4000/v1/chat/completions",
        "perplexity, https://api.perplexity.ai, https://api.perplexity.ai/chat/completions",
        "deepseek, https://api.deepseek.com, https://api.deepseek.com/chat/completions",
        "deepseek, https://api.deepseek.com/v1, https://api.deepseek.com/v1/chat/completions",
        "anthropic, https://api.z.ai/api/anthropic, https://api.z.ai/api/anthropic/v1/messages",
        "anthropic, https://api.fireworks.ai/inference/v1, https://api.fireworks.ai/inference/v1/messages",
        "vertex, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/the%20model:generateContent",
        "vertex, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/the%20model:generateContent",
        "vertex, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/the%20model:generateContent",
        "vertex, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/gemini-2.5-pro:streamGenerateContent, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/the%20model:generateContent",
        "vertex, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/endpoints/openapi/chat/completions, https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/the%20model:generateContent",
        "vertex, https://aiplatform.googleapis.com, https://aiplatform.googleapis.com/v1/publishers/google/models/the%20model:generateContent",
        "vertex, https://aiplatform.googleapis.com/v1beta1/projects/p/locations/global, https://aiplatform.googleapis.com/v1beta1/projects/p/locations/global/publishers/google/models/the%20model:generateContent",
        "cohere, https://api.cohere.com, https://api.cohere.com/v2/chat",
        "cohere, https://gpu:8000/team/v2, https://gpu:8000/team/v2/chat",
        "bedrock, https://bedrock-runtime.us-east-1.amazonaws.com, https://bedrock-runtime.us-east-1.amazonaws.com/model/the%20model/converse",
        "bedrock, https://bedrock-runtime.us-east-1.amazonaws.com/, https://bedrock-runtime.us-east-1.amazonaws.com/model/the%20model/converse",
        "bedrock, https://bedrock-runtime.us-east-1.amazonaws.com/v1, https://bedrock-runtime.us-east-1.amazonaws.com/model/the%20model/converse",
        "bedrock, https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1, https://bedrock-runtime.us-east-1.amazonaws.com/model/the%20model/converse",
        "bedrock, https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1/chat/completions, https://bedrock-runtime.us-east-1.amazonaws.com/model/the%20model/converse",
        "bedrock, https://bedrock-runtime.us-east-1.amazonaws.com/model/m/converse, https://bedrock-runtime.us-east-1.amazonaws.com/model/the%20model/converse",
        "vertexanthropic, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/the%20model:rawPredict",
        "vertexanthropic, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/the%20model:rawPredict",
        "vertexanthropic, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/the%20model:rawPredict",
        "vertexanthropic, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/google, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/the%20model:rawPredict",
        "vertexanthropic, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/c:rawPredict, https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/the%20model:rawPredict",
        "azure, https://r.openai.azure.com, https://r.openai.azure.com/openai/v1/chat/completions",
        "azure, https://r.openai.azure.com/openai/v1/, https://r.openai.azure.com/openai/v1/chat/completions",
        "azure, https://r.openai.azure.com/openai, https://r.openai.azure.com/openai/v1/chat/completions",
        "azure, https://r.openai.azure.com?api-version=1, https://r.openai.azure.com/openai/deployments/the%20model/chat/completions?api-version=1",
        "azure, https://r.openai.azure.com/openai?api-version=1, https://r.openai.azure.com/openai/deployments/the%20model/chat/completions?api-version=1",
        "azure, https://r.openai.azure.com/openai/deployments?api-version=1, https://r.openai.azure.com/openai/deployments/the%20model/chat/completions?api-version=1",
        "azure, https://r.openai.azure.com/openai/deployments/dep/?api-version=1, https://r.openai.azure.com/openai/deployments/dep/chat/completions?api-version=1",
        "azure, https://r.openai.azure.com/openai/deployments/dep/chat/completions?api-version=1, https://r.openai.azure.com/openai/deployments/dep/chat/completions?api-version=1",
        "azure, https://r.openai.azure.com/openai/deployments/dep, https://r.openai.azure.com/openai/deployments/dep/chat/completions?api-version=2024-10-21",
        "azure, https://r.services.ai.azure.com/models, https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
    })
    void takesBaseUrlsAsSdksDo(String kind, String written, String called) {
        assertThat(called(kind, written, false)).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, /v1/chat/completions",
        "anthropic, /v1/messages",
        "gemini, /v1beta/models/m:streamGenerateContent?alt=sse",
        "vertex, /v1/publishers/google/models/m:streamGenerateContent?alt=sse",
        "mistral, /v1/chat/completions",
        "cohere, /v2/chat",
        "groq, /openai/v1/chat/completions",
        "deepseek, /chat/completions",
        "xai, /v1/chat/completions",
        "openrouter, /api/v1/chat/completions",
        "together, /v1/chat/completions",
        "fireworks, /inference/v1/chat/completions",
        "perplexity, /chat/completions",
        "cerebras, /v1/chat/completions",
        "huggingface, /v1/chat/completions",
        "moonshot, /v1/chat/completions",
        "zai, /api/paas/v4/chat/completions",
        "alibaba, /compatible-mode/v1/chat/completions",
        "ollama, /api/chat",
        "vllm, /v1/chat/completions",
        "lmstudio, /v1/chat/completions",
        "llamacpp, /v1/chat/completions",
    })
    void callsEachProviderWhereItServes(String name, String path) {
        Kind kind = TestKinds.named(name);

        assertThat(kind.chatPath(URI.create(kind.endpoint()), "m", true)).isEqualTo(path);
        assertThat(kind.base(URI.create(kind.endpoint()), false)).hasToString(kind.endpoint());
        assertThat(kind.base(URI.create(kind.endpoint() + "/"), false))
                .hasToString(kind.endpoint());
    }

    @Test
    void sendsCredentialsAsEachKindWantsThem() {
        assertThat(headers("groq", "k")).isEqualTo(Map.of("authorization", "Bearer k"));
        assertThat(headers("azure", "k")).isEqualTo(Map.of("api-key", "k"));
        assertThat(headers("anthropic", "k"))
                .isEqualTo(Map.of("x-api-key", "k", "anthropic-version", "2023-06-01"));
        assertThat(headers("anthropic", null)).isEqualTo(Map.of("anthropic-version", "2023-06-01"));
        assertThat(headers("ollama", null)).isEmpty();
        assertThat(headers("gemini", "k")).isEqualTo(Map.of("x-goog-api-key", "k"));
        assertThat(headers("gemini", null)).isEmpty();
        assertThat(headers("vertex", "ya29.k")).isEqualTo(Map.of("authorization", "Bearer ya29.k"));
        assertThat(headers("vertex", "AIzak")).isEqualTo(Map.of("x-goog-api-key", "AIzak"));
        assertThat(headers("ollama", "k")).isEqualTo(Map.of("authorization", "Bearer k"));
    }

    @Test
    void letsOwnHeadersWinOverTheKinds() {
        Kind kind =
                new WithHeaders(
                        TestKinds.named("openai"),
                        Map.of("authorization", new aigateway.provider.Secret("Basic x")));

        assertThat(kind.headers("k")).isEqualTo(Map.of("authorization", "Basic x"));
        assertThat(kind.name()).isEqualTo("openai");
        assertThat(kind.toString()).doesNotContain("Basic");
    }

    @ParameterizedTest
    @CsvSource({
        "models/gemini-2.5-pro, /v1beta/models/gemini-2.5-pro:generateContent",
        "google/gemini-2.5-pro, /v1beta/models/gemini-2.5-pro:generateContent",
        "tunedModels/mine-1, /v1beta/tunedModels/mine-1:generateContent",
    })
    void putsGeminisModelsIntoThePath(String model, String path) {
        Kind kind = TestKinds.named("gemini");

        assertThat(kind.chatPath(URI.create("http://h/v1beta"), model, false)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "us.amazon.nova-lite-v1:0, /model/us.amazon.nova-lite-v1%3A0/converse-stream",
        "arn:aws:bedrock:eu-west-1:1:inference-profile/a.b, "
                + "/model/arn%3Aaws%3Abedrock%3Aeu-west-1%3A1%3Ainference-profile%2Fa.b/converse-stream",
    })
    void putsBedrocksModelsIntoThePath(String model, String path) {
        Kind kind = TestKinds.named("bedrock");

        assertThat(kind.chatPath(URI.create("http://h"), model, true)).isEqualTo(path);
        assertThat(headers("bedrock", "k")).isEqualTo(Map.of("authorization", "Bearer k"));
    }

    @Test
    void putsClaudesVersionIntoVertexsPath() {
        Kind kind = TestKinds.named("vertexanthropic");

        assertThat(kind.chatPath(URI.create("http://h/v1"), "claude-opus-4-1@20250805", true))
                .isEqualTo(
                        "/v1/publishers/anthropic/models/claude-opus-4-1@20250805:streamRawPredict");
        assertThat(headers("vertexanthropic", "k")).isEqualTo(Map.of("authorization", "Bearer k"));
    }

    @Test
    void keepsAQueryOfGeminisEndpoint() {
        Kind kind = TestKinds.named("gemini");
        URI base = kind.base(URI.create("http://h/?a=b"), false);

        assertThat(kind.chatPath(base, "m", false))
                .isEqualTo("/v1beta/models/m:generateContent?a=b");
        assertThat(kind.chatPath(base, "m", true))
                .isEqualTo("/v1beta/models/m:streamGenerateContent?alt=sse&a=b");
    }

    private static Map<String, String> headers(String kind, @Nullable String key) {
        return TestKinds.named(kind).headers(key);
    }

    private static String called(String name, String written, boolean mission) {
        Kind kind = TestKinds.named(name);
        URI base = kind.base(URI.create(written), mission);
        return base.getScheme()
                + "://"
                + base.getRawAuthority()
                + kind.chatPath(base, "the model", false);
    }
}
