package aigateway.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models that people know by name, and the kinds of providers that make them.
final class Families {
    private static final String NUMBERED = "o<digit>*";
    private static final String NUMBERED_KIND = "openai";

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
        if (isNumbered(model)) {
            return NUMBERED_KIND;
        }
        for (String[] family : BEGINNINGS) {
            if (model.startsWith(family[0])) {
                return family[1].isEmpty() ? null : family[1];
            }
        }
        return null;
    }

    /// True for OpenAI's `o1`, `o3-mini` and the like.
    private static boolean isNumbered(String model) {
        return model.length() > 1
                && model.charAt(0) == 'o'
                && model.charAt(1) >= '0'
                && model.charAt(1) <= '9';
    }

    /// The family of a model that is of one, as people write it.
    static String patternOf(String model) {
        for (String[] family : BEGINNINGS) {
            if (model.startsWith(family[0])) {
                return family[0] + "*";
            }
        }
        return NUMBERED;
    }

    /// All whose kind is among these.
    ///
    /// @param byKind the name of the provider of each kind
    static List<Family> madeHere(Map<String, String> byKind) {
        List<Family> here = new ArrayList<>();
        String numbered = byKind.get(NUMBERED_KIND);
        if (numbered != null) {
            here.add(new Family(NUMBERED, numbered));
        }
        for (String[] family : BEGINNINGS) {
            String provider = byKind.get(family[1]);
            if (provider != null) {
                here.add(new Family(family[0] + "*", provider));
            }
        }
        return here;
    }
}
