package aigateway.dialect.cohere.reply;

import aigateway.json.JsonNode;
import aigateway.model.Usage;

/// The tokens of one reply: those that the model saw and made (`tokens`), not those that are billed
/// (`billed_units`), which leave out what Cohere itself puts into the prompt.
final class Tokens {
    private Tokens() {}

    /// In OpenAI's meaning: cached tokens are part of the prompt, and reasoning of the completion,
    /// as Cohere counts them, too.
    static Usage of(JsonNode usage) {
        JsonNode tokens = usage.get("tokens");
        JsonNode counts = tokens != null ? tokens : usage.get("billed_units");
        long prompt = counts == null ? 0 : counts.number("input_tokens", 0);
        long completion = counts == null ? 0 : counts.number("output_tokens", 0);
        long reasoning = counts == null ? 0 : counts.number("reasoning_tokens", 0);
        long cached = usage.number("cached_tokens", 0);
        return new Usage(prompt, completion, cached, 0, reasoning, prompt + completion);
    }
}
