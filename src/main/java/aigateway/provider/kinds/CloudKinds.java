package aigateway.provider.kinds;

import aigateway.dialect.Dialect;
import aigateway.provider.Kind;

/// Providers in the cloud that are called as OpenAI is.
public final class CloudKinds {
    private CloudKinds() {}

    /// OpenAI.
    public static Kind openai(Dialect dialect) {
        return OpenAiShaped.cloud(
                "openai", "https://api.openai.com/v1", "OPENAI_API_KEY", "gpt-4o-mini", dialect);
    }

    /// Mistral.
    public static Kind mistral(Dialect dialect) {
        return OpenAiShaped.cloud(
                "mistral",
                "https://api.mistral.ai/v1",
                "MISTRAL_API_KEY",
                "mistral-small-latest",
                dialect);
    }

    /// Groq.
    public static Kind groq(Dialect dialect) {
        return OpenAiShaped.cloud(
                "groq",
                "https://api.groq.com/openai/v1",
                "GROQ_API_KEY",
                "llama-3.3-70b-versatile",
                dialect);
    }

    /// DeepSeek.
    public static Kind deepseek(Dialect dialect) {
        return OpenAiShaped.cloud(
                "deepseek",
                "https://api.deepseek.com",
                "DEEPSEEK_API_KEY",
                "deepseek-chat",
                dialect);
    }

    /// xAI.
    public static Kind xai(Dialect dialect) {
        return OpenAiShaped.cloud("xai", "https://api.x.ai/v1", "XAI_API_KEY", "grok-4", dialect);
    }

    /// OpenRouter.
    public static Kind openrouter(Dialect dialect) {
        return OpenAiShaped.cloud(
                "openrouter",
                "https://openrouter.ai/api/v1",
                "OPENROUTER_API_KEY",
                "openrouter/auto",
                dialect);
    }

    /// Together AI.
    public static Kind together(Dialect dialect) {
        return OpenAiShaped.cloud(
                "together",
                "https://api.together.xyz/v1",
                "TOGETHER_API_KEY",
                "meta-llama/Llama-3.3-70B-Instruct-Turbo",
                dialect);
    }

    /// Fireworks AI.
    public static Kind fireworks(Dialect dialect) {
        return OpenAiShaped.cloud(
                "fireworks",
                "https://api.fireworks.ai/inference/v1",
                "FIREWORKS_API_KEY",
                "accounts/fireworks/models/gpt-oss-120b",
                dialect);
    }

    /// Perplexity.
    public static Kind perplexity(Dialect dialect) {
        return OpenAiShaped.cloud(
                "perplexity", "https://api.perplexity.ai", "PERPLEXITY_API_KEY", "sonar", dialect);
    }

    /// Cerebras.
    public static Kind cerebras(Dialect dialect) {
        return OpenAiShaped.cloud(
                "cerebras",
                "https://api.cerebras.ai/v1",
                "CEREBRAS_API_KEY",
                "gpt-oss-120b",
                dialect);
    }

    /// Hugging Face's router.
    public static Kind huggingface(Dialect dialect) {
        return OpenAiShaped.cloud(
                "huggingface",
                "https://router.huggingface.co/v1",
                "HF_TOKEN",
                "openai/gpt-oss-120b",
                dialect);
    }

    /// Moonshot AI (Kimi).
    public static Kind moonshot(Dialect dialect) {
        return OpenAiShaped.cloud(
                "moonshot",
                "https://api.moonshot.ai/v1",
                "MOONSHOT_API_KEY",
                "kimi-latest",
                dialect);
    }

    /// Z.ai (GLM).
    public static Kind zai(Dialect dialect) {
        return OpenAiShaped.cloud(
                "zai", "https://api.z.ai/api/paas/v4", "ZAI_API_KEY", "glm-4.6", dialect);
    }

    /// Alibaba Cloud's Model Studio (Qwen), the international one.
    public static Kind alibaba(Dialect dialect) {
        return OpenAiShaped.cloud(
                "alibaba",
                "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
                "DASHSCOPE_API_KEY",
                "qwen-plus",
                dialect);
    }
}
