package aigateway.server.grpc.message;

import aigateway.json.JsonNode;
import aigateway.server.grpc.proto.Usage;

/// Makes the message of a `usage` object.
final class UsageMessage {
    private UsageMessage() {}

    static Usage of(JsonNode json) {
        Usage.Builder usage =
                Usage.newBuilder()
                        .setPromptTokens(Values.count(json, "prompt_tokens"))
                        .setCompletionTokens(Values.count(json, "completion_tokens"))
                        .setTotalTokens(Values.count(json, "total_tokens"));
        JsonNode prompt = json.get("prompt_tokens_details");
        if (prompt != null) {
            usage.setCachedTokens(Values.count(prompt, "cached_tokens"))
                    .setCacheWriteTokens(Values.count(prompt, "cache_write_tokens"))
                    .setAudioPromptTokens(Values.count(prompt, "audio_tokens"));
        }
        JsonNode completion = json.get("completion_tokens_details");
        if (completion != null) {
            usage.setReasoningTokens(Values.count(completion, "reasoning_tokens"))
                    .setAudioCompletionTokens(Values.count(completion, "audio_tokens"));
        }
        return usage.build();
    }
}
