package aigateway;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.Dialect;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.anthropic.AnthropicDialect;
import aigateway.dialect.bedrock.BedrockDialect;
import aigateway.dialect.cohere.CohereDialect;
import aigateway.dialect.gemini.GeminiDialect;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.mistral.MistralDialect;
import aigateway.dialect.ollama.OllamaDialect;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.dialect.openai.OpenAiQuirks.EarlierReasoning;
import aigateway.dialect.openai.OpenAiQuirks.MaxTokens;
import aigateway.provider.Kind;
import aigateway.provider.demo.DemoKind;
import aigateway.provider.kinds.AnthropicKind;
import aigateway.provider.kinds.AzureKind;
import aigateway.provider.kinds.BedrockKind;
import aigateway.provider.kinds.CloudKinds;
import aigateway.provider.kinds.CohereKind;
import aigateway.provider.kinds.GeminiKind;
import aigateway.provider.kinds.LocalKinds;
import aigateway.provider.kinds.OllamaKind;
import aigateway.provider.kinds.VertexAnthropicKind;
import aigateway.provider.kinds.VertexKind;
import java.util.List;

/// The list of features: every dialect and every kind of provider, one line each.
public final class Catalog {
    // OpenAI's format, as OpenAI and as others of its shape speak it.
    private static final OpenAiDialect OPENAI =
            new OpenAiDialect(OpenAiQuirks.NONE.withEarlierReasoning(EarlierReasoning.NONE));
    private static final Dialect LENIENT = new OpenAiDialect(OpenAiQuirks.NONE);
    private static final Dialect MAX_TOKENS =
            new OpenAiDialect(OpenAiQuirks.NONE.withMaxTokens(MaxTokens.OLDER_NAME));
    private static final Dialect OPENROUTER =
            new OpenAiDialect(OpenAiQuirks.NONE.withEarlierReasoning(EarlierReasoning.DETAILS));
    private static final Dialect COHERE = new CohereDialect();
    private static final Dialect MISTRAL = new MistralDialect();
    private static final Dialect OLLAMA = new OllamaDialect();

    // Claude's signatures are good at all of its hosts.
    private static final SignatureMemory CLAUDE = new SignatureMemory();
    private static final Dialect ANTHROPIC = new AnthropicDialect(CLAUDE);
    private static final Dialect VERTEX_ANTHROPIC = AnthropicDialect.onVertex(CLAUDE);
    private static final Dialect BEDROCK = new BedrockDialect(CLAUDE);

    // Gemini's, at both of Google's hosts; the signatures of one are good at the other.
    private static final SignatureMemory GOOGLE = new SignatureMemory();
    private static final Dialect GEMINI = new GeminiDialect(Host.GEMINI, GOOGLE);
    private static final Dialect VERTEX = new GeminiDialect(Host.VERTEX, GOOGLE);

    /// Every dialect that providers speak.
    static final List<Dialect> DIALECTS =
            List.of(OPENAI, ANTHROPIC, GEMINI, MISTRAL, COHERE, OLLAMA, BEDROCK);

    /// Every kind of provider. Without a file, providers come in this order.
    static final List<Kind> KINDS =
            List.of(
                    CloudKinds.openai(OPENAI),
                    new AnthropicKind(ANTHROPIC),
                    new GeminiKind(GEMINI),
                    new VertexKind(VERTEX),
                    CloudKinds.mistral(MISTRAL),
                    new CohereKind(COHERE),
                    CloudKinds.groq(OPENAI),
                    CloudKinds.deepseek(MAX_TOKENS),
                    CloudKinds.xai(LENIENT),
                    CloudKinds.openrouter(OPENROUTER),
                    CloudKinds.together(MAX_TOKENS),
                    CloudKinds.fireworks(MAX_TOKENS),
                    CloudKinds.perplexity(MAX_TOKENS),
                    CloudKinds.cerebras(OPENAI),
                    CloudKinds.huggingface(MAX_TOKENS),
                    CloudKinds.moonshot(MAX_TOKENS),
                    CloudKinds.zai(MAX_TOKENS),
                    CloudKinds.alibaba(MAX_TOKENS),
                    new AzureKind(OPENAI),
                    new BedrockKind(BEDROCK),
                    new VertexAnthropicKind(VERTEX_ANTHROPIC),
                    new OllamaKind(OLLAMA),
                    LocalKinds.vllm(LENIENT),
                    LocalKinds.lmstudio(MAX_TOKENS),
                    LocalKinds.llamacpp(MAX_TOKENS),
                    new DemoKind(OPENAI));

    private Catalog() {}

    /// The dialect that callers speak.
    public static CallerDialect callers() {
        return OPENAI.callerSide();
    }

    /// A reader of configurations that knows every kind.
    public static SettingsReader reader() {
        return new SettingsReader(KINDS, new OllamaProbe());
    }
}
