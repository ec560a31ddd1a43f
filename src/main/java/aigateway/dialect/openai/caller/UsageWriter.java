package aigateway.dialect.openai.caller;

import aigateway.json.JsonWriter;
import aigateway.model.Usage;

/// Writes `usage` objects.
final class UsageWriter {
    private UsageWriter() {}

    static void write(JsonWriter json, Usage usage) {
        json.object();
        json.key("prompt_tokens").number(usage.promptTokens());
        json.key("completion_tokens").number(usage.completionTokens());
        json.key("total_tokens").number(usage.totalTokens());
        json.key("prompt_tokens_details").object();
        json.key("cached_tokens").number(usage.cachedTokens());
        if (usage.cacheWriteTokens() > 0) {
            // OpenRouter's name; OpenAI has none.
            json.key("cache_write_tokens").number(usage.cacheWriteTokens());
        }
        json.endObject();
        json.key("completion_tokens_details").object();
        json.key("reasoning_tokens").number(usage.reasoningTokens());
        json.endObject().endObject();
    }
}
