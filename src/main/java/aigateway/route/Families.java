package aigateway.route;

import org.jspecify.annotations.Nullable;

/// Models that people know by name, and the kinds of providers that make them.
final class Families {
    /// Beginning of the model's name, kind; the first match counts.
    private static final String[][] BEGINNINGS = {
        {"gpt-oss", ""}, // served by many, but not by its maker
        {"gpt-", "openai"},
        {"chatgpt-", "openai"},
        {"codex-", "openai"},
        {"claude-", "anthropic"},
        {"gemini-", "gemini"},
        {"mistral-", "mistral"},
        {"ministral-", "mistral"},
        {"magistral-", "mistral"},
        {"codestral-", "mistral"},
        {"devstral-", "mistral"},
        {"pixtral-", "mistral"},
        {"voxtral-", "mistral"},
        {"open-mistral-", "mistral"},
        {"command-", "cohere"},
        {"c4ai-", "cohere"},
        {"deepseek-", "deepseek"},
        {"grok-", "xai"},
        {"sonar", "perplexity"},
        {"kimi-", "moonshot"},
        {"moonshot-", "moonshot"},
        {"glm-", "zai"},
        {"qwen-", "alibaba"},
    };

    private Families() {}

    /// The kind of provider that makes a model, or null.
    static @Nullable String kindOf(String model) {
        if (model.indexOf('/') >= 0 || model.indexOf(':') >= 0) {
            // so are models named by those who serve many makers' models
            return null;
        }
        if (model.length() > 1
                && model.charAt(0) == 'o'
                && model.charAt(1) >= '0'
                && model.charAt(1) <= '9') {
            return "openai";
        }
        for (String[] family : BEGINNINGS) {
            if (model.startsWith(family[0])) {
                return family[1].isEmpty() ? null : family[1];
            }
        }
        return null;
    }
}
