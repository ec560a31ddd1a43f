package aigateway;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;
import aigateway.provider.demo.DemoKind;
import aigateway.provider.kinds.AnthropicKind;
import aigateway.provider.kinds.AzureKind;
import aigateway.provider.kinds.CloudKinds;
import aigateway.provider.kinds.CompatibilityKind;
import aigateway.provider.kinds.LocalKinds;
import java.util.List;

/// The list of features: every dialect and every kind of provider, one line each.
public final class Catalog {
    private Catalog() {}

    /// The dialects that providers speak.
    ///
    /// @param openai OpenAI's chat format
    /// @param maxTokens the same where `max_completion_tokens` is not understood
    /// @param mistral the same where `stream_options` is refused too
    /// @param xai the same where completion tokens leave out reasoning tokens
    /// @param anthropic Anthropic's messages format
    public record Dialects(
            Dialect openai, Dialect maxTokens, Dialect mistral, Dialect xai, Dialect anthropic) {}

    /// Every kind of provider. Without a file, providers come in this order.
    public static List<Kind> kinds(Dialects speak) {
        Dialect openai = speak.openai();
        Dialect plain = speak.maxTokens();
        return List.of(
                CloudKinds.openai(openai),
                new AnthropicKind(speak.anthropic()),
                CompatibilityKind.gemini(openai),
                CloudKinds.mistral(speak.mistral()),
                CompatibilityKind.cohere(plain),
                CloudKinds.groq(openai),
                CloudKinds.deepseek(plain),
                CloudKinds.xai(speak.xai()),
                CloudKinds.openrouter(openai),
                CloudKinds.together(plain),
                CloudKinds.fireworks(plain),
                CloudKinds.perplexity(plain),
                CloudKinds.cerebras(openai),
                CloudKinds.huggingface(plain),
                CloudKinds.moonshot(plain),
                CloudKinds.zai(plain),
                CloudKinds.alibaba(plain),
                new AzureKind(openai),
                LocalKinds.ollama(plain),
                LocalKinds.vllm(openai),
                LocalKinds.lmstudio(plain),
                LocalKinds.llamacpp(plain),
                new DemoKind(openai));
    }
}
