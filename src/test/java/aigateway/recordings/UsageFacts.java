package aigateway.recordings;

import tools.jackson.databind.JsonNode;

/// A provider's usage in OpenAI's meaning: the prompt includes what was cached and what was written
/// to the cache, the completion includes reasoning.
record UsageFacts(int prompt, int completion, int cached, int reasoning) {
    static UsageFacts of(Recording recording) {
        JsonNode usage = recording.facts().path("usage_native");
        if (recording.api().equals("cohere.v2.chat")) {
            return cohere(usage);
        }
        if (recording.api().equals("ollama.chat")) {
            return ollama(usage);
        }
        if (Replay.isGemini(recording.api())) {
            return gemini(usage);
        }
        if (Replay.isBedrock(recording.api())) {
            return bedrock(usage);
        }
        boolean claude = Replay.isVertexAnthropic(recording.api());
        return claude || recording.api().equals("anthropic.messages")
                ? anthropic(usage)
                : openAi(usage);
    }

    private static UsageFacts ollama(JsonNode usage) {
        int prompt = usage.path("prompt_eval_count").asInt(0);
        return new UsageFacts(prompt, usage.path("eval_count").asInt(0), 0, 0);
    }

    private static UsageFacts bedrock(JsonNode usage) {
        int cached = usage.path("cacheReadInputTokens").asInt(0);
        return new UsageFacts(
                usage.path("inputTokens").asInt(0)
                        + usage.path("cacheWriteInputTokens").asInt(0)
                        + cached,
                usage.path("outputTokens").asInt(0),
                cached,
                0);
    }

    private static UsageFacts gemini(JsonNode usage) {
        int thoughts = usage.path("thoughtsTokenCount").asInt(0);
        return new UsageFacts(
                usage.path("promptTokenCount").asInt(0)
                        + usage.path("toolUsePromptTokenCount").asInt(0),
                usage.path("candidatesTokenCount").asInt(0) + thoughts,
                usage.path("cachedContentTokenCount").asInt(0),
                thoughts);
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

    private static UsageFacts cohere(JsonNode usage) {
        return new UsageFacts(
                usage.at("/tokens/input_tokens").asInt(),
                usage.at("/tokens/output_tokens").asInt(),
                usage.path("cached_tokens").asInt(0),
                usage.at("/tokens/reasoning_tokens").asInt(0));
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
