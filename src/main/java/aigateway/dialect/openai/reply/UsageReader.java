package aigateway.dialect.openai.reply;

import aigateway.json.JsonNode;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// Reads `usage` objects.
final class UsageReader {
    private UsageReader() {}

    /// The tokens, in OpenAI's meaning.
    ///
    /// @param excludesReasoning see [aigateway.dialect.openai.OpenAiQuirks]
    static Usage read(JsonNode usage, boolean excludesReasoning) {
        long prompt = tokens(usage, "prompt_tokens");
        long reasoning = detail(usage, "completion_tokens_details", "reasoning_tokens");
        long completion = tokens(usage, "completion_tokens") + (excludesReasoning ? reasoning : 0);
        long cached = detail(usage, "prompt_tokens_details", "cached_tokens");
        if (cached == 0) {
            cached = tokens(usage, "prompt_cache_hit_tokens");
        }
        long written = detail(usage, "prompt_tokens_details", "cache_write_tokens");
        long total = Math.max(0, usage.number("total_tokens", prompt + completion));
        return new Usage(prompt, completion, cached, written, reasoning, total);
    }

    private static long detail(JsonNode usage, String details, String name) {
        JsonNode node = usage.get(details);
        return node == null ? 0 : tokens(node, name);
    }

    private static long tokens(@Nullable JsonNode node, String name) {
        return node == null ? 0 : Math.max(0, node.number(name, 0));
    }
}
