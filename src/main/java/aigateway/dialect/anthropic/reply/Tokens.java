package aigateway.dialect.anthropic.reply;

import aigateway.json.JsonNode;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// The tokens of one reply, in Anthropic's counts. A stream reports them twice, at its begin and at
/// its end; a count that the end does not repeat stands.
final class Tokens {
    private long input;
    private long cacheWrites;
    private long cacheReads;
    private long output;
    private long thinking;

    /// Takes the counts that are there; true if there are any.
    boolean take(@Nullable JsonNode usage) {
        if (usage == null || !usage.isObject()) {
            return false;
        }
        input = usage.number("input_tokens", input);
        cacheWrites = usage.number("cache_creation_input_tokens", cacheWrites);
        cacheReads = usage.number("cache_read_input_tokens", cacheReads);
        output = usage.number("output_tokens", output);
        JsonNode details = usage.get("output_tokens_details");
        if (details != null) {
            thinking = details.number("thinking_tokens", thinking);
        }
        return true;
    }

    /// In OpenAI's meaning: the prompt includes what was read from and written to the cache.
    Usage usage() {
        long prompt = input + cacheWrites + cacheReads;
        return new Usage(prompt, output, cacheReads, cacheWrites, thinking, prompt + output);
    }
}
