package aigateway.recordings;

import tools.jackson.databind.JsonNode;

/// A provider's usage in OpenAI's meaning: the prompt includes what was cached and what was written
/// to the cache, the completion includes reasoning.
record UsageFacts(int prompt, int completion, int cached, int reasoning) {
    static UsageFacts of(Recording recording) {
        JsonNode usage = recording.facts().path("usage_native");
        return recording.api().equals("anthropic.messages") ? anthropic(usage) : openAi(usage);
    }

    private static UsageFacts anthropic(JsonNode usage) {
        int cached = usage.path("cache_read_input_tokens").asInt(0);
        return new UsageFacts(
                usage.path("input_tokens").asInt()
                        + usage.path("cache_creation_input_tokens").asInt(0)
                        + cached,
                usage.path("output_tokens").asInt(),
                cached,
                usage.at("/output_tokens_details/thinking_tokens").asInt(0));
    }

    private static UsageFacts openAi(JsonNode usage) {
        int prompt = usage.path("prompt_tokens").asInt();
        int completion = usage.path("completion_tokens").asInt();
        int reasoning = usage.at("/completion_tokens_details/reasoning_tokens").asInt(0);
        boolean reasoningApart =
                usage.path("total_tokens").asInt() == prompt + completion + reasoning;
        return new UsageFacts(
                prompt,
                reasoningApart ? completion + reasoning : completion,
                usage.at("/prompt_tokens_details/cached_tokens")
                        .asInt(usage.path("num_cached_tokens").asInt(0)),
                reasoning);
    }
}
