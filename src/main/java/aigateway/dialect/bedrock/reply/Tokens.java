package aigateway.dialect.bedrock.reply;

import aigateway.json.JsonNode;
import aigateway.model.Usage;

/// The tokens of a reply. `inputTokens` is what was neither read from nor written to the cache
/// (<https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html>); reasoning is in
/// `outputTokens`, and nobody says how much of it there is.
final class Tokens {
    private Tokens() {}

    /// In OpenAI's meaning: the prompt includes what was read from and written to the cache.
    static Usage usage(JsonNode usage) {
        long cacheReads = usage.number("cacheReadInputTokens", 0);
        long cacheWrites = usage.number("cacheWriteInputTokens", 0);
        long prompt = usage.number("inputTokens", 0) + cacheReads + cacheWrites;
        long output = usage.number("outputTokens", 0);
        return new Usage(prompt, output, cacheReads, cacheWrites, 0, prompt + output);
    }
}
