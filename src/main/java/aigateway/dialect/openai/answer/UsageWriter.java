package aigateway.dialect.openai.answer;

import aigateway.json.JsonWriter;
import aigateway.model.Usage;

/// Writes a `usage` object.
final class UsageWriter {
    private UsageWriter() {}

    static void write(JsonWriter json, Usage usage) {
        json.object();
        json.key("prompt_tokens").number(usage.promptTokens());
        json.key("completion_tokens").number(usage.completionTokens());
        json.key("total_tokens").number(usage.totalTokens());
        json.key("prompt_tokens_details").object();
        json.key("cached_tokens").number(usage.cachedTokens());
        if (usage.cacheWriteTokens() > 0) { // as OpenRouter names them
            json.key("cache_write_tokens").number(usage.cacheWriteTokens());
        }
        if (usage.audioPromptTokens() > 0) {
            json.key("audio_tokens").number(usage.audioPromptTokens());
        }
        json.endObject();
        json.key("completion_tokens_details").object();
        json.key("reasoning_tokens").number(usage.reasoningTokens());
        if (usage.audioCompletionTokens() > 0) {
            json.key("audio_tokens").number(usage.audioCompletionTokens());
        }
        json.endObject().endObject();
    }
}
