package aigateway.dialect.mistral.reply;

import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// Reads `usage`. Its meaning is OpenAI's; what OpenAI's has no place for is kept beside `choices`.
final class Tokens {
    private Tokens() {}

    static void report(@Nullable JsonNode usage, Sink sink) {
        if (usage == null || !usage.isObject()) {
            return;
        }
        keep(usage, "prompt_audio_seconds", sink);
        keep(usage, "service_tier", sink);
        long prompt = count(usage, "prompt_tokens");
        long completion = count(usage, "completion_tokens");
        JsonNode promptDetails = usage.get("prompt_tokens_details");
        JsonNode completionDetails = usage.get("completion_tokens_details");
        long cached = count(usage, "num_cached_tokens"); // its name before 2026
        sink.on(
                new ChatEvent.UsageReported(
                        new Usage(
                                prompt,
                                completion,
                                promptDetails == null
                                        ? cached
                                        : Math.max(
                                                0, promptDetails.number("cached_tokens", cached)),
                                0,
                                completionDetails == null
                                        ? 0
                                        : count(completionDetails, "reasoning_tokens"),
                                usage.number("total_tokens", prompt + completion))));
    }

    private static long count(JsonNode usage, String name) {
        return Math.max(0, usage.number(name, 0));
    }

    private static void keep(JsonNode usage, String name, Sink sink) {
        JsonNode value = usage.get(name);
        if (value != null && !value.isObject() && !value.isArray()) {
            sink.on(new ChatEvent.ReplyField(name, value.raw()));
        }
    }
}
