package aigateway.server.grpc.message;

import aigateway.json.JsonNode;
import aigateway.server.grpc.proto.ChatCompletionChunk;
import aigateway.server.grpc.proto.ChoiceDelta;
import aigateway.server.grpc.proto.Delta;
import aigateway.server.grpc.proto.Usage;
import org.jspecify.annotations.Nullable;

/// Makes the messages of one streamed answer. For one thread.
public final class ChunkMessage {
    private static final String OBJECT = "chat.completion.chunk";

    private String id = "";
    private long created;
    private String model = "";
    private long began;
    private String rest = "";
    private @Nullable Usage usage;

    /// True if a choice has had a message.
    public boolean hasBegun(int choice) {
        return choice < Long.SIZE && (began >> choice & 1) != 0;
    }

    /// The message for nothing but more text of a choice that has begun.
    public ChatCompletionChunk text(int choice, String text) {
        return head().addChoices(
                        ChoiceDelta.newBuilder()
                                .setIndex(choice)
                                .setDelta(Delta.newBuilder().setContent(text)))
                .build();
    }

    /// The message that says what a chunk's JSON says; null if it tells of no choice: that is what
    /// [#last()] is for.
    public @Nullable ChatCompletionChunk of(JsonNode json) {
        JsonNode tokens = json.get("usage");
        if (tokens != null && tokens.isObject()) {
            usage = UsageMessage.of(tokens);
        }
        id = kept(json, "id", id);
        model = kept(json, "model", model);
        created = json.number("created", created);
        ChatCompletionChunk.Builder chunk = head();
        Extra extra = new Extra();
        json.members(
                (name, value) -> {
                    switch (name) {
                        case "id", "object", "created", "model", "usage" -> {}
                        case "choices" -> {
                            for (JsonNode choice : value.elements()) {
                                chunk.addChoices(choice(choice));
                            }
                        }
                        default -> extra.add(name, value);
                    }
                });
        if (chunk.getChoicesCount() == 0) {
            rest = extra.text();
            return null;
        }
        return chunk.setExtraJson(extra.text()).build();
    }

    /// The message about the answer as a whole, or null if there is nothing to say.
    public @Nullable ChatCompletionChunk last() {
        ChatCompletionChunk.Builder chunk = head().setExtraJson(rest);
        if (usage != null) {
            return chunk.setUsage(usage).build();
        }
        return rest.isEmpty() ? null : chunk.build();
    }

    private ChatCompletionChunk.Builder head() {
        return ChatCompletionChunk.newBuilder()
                .setId(id)
                .setObject(OBJECT)
                .setCreated(created)
                .setModel(model);
    }

    private static String kept(JsonNode json, String key, String before) {
        JsonNode value = json.get(key);
        return value == null || value.is(before) ? before : Values.text(value);
    }

    private ChoiceDelta choice(JsonNode json) {
        ChoiceDelta.Builder choice = ChoiceDelta.newBuilder();
        int index = Math.clamp(json.number("index", 0), 0, Integer.MAX_VALUE);
        choice.setIndex(index);
        boolean first = !hasBegun(index);
        if (index < Long.SIZE) {
            began |= 1L << index;
        }
        json.members(
                (name, value) -> {
                    switch (name) {
                        case "delta" -> choice.setDelta(delta(value, first));
                        case "finish_reason" -> choice.setFinishReason(Values.text(value));
                        case "native_finish_reason" ->
                                choice.setNativeFinishReason(Values.text(value));
                        case "logprobs" -> choice.setLogprobsJson(Values.json(value));
                        default -> {}
                    }
                });
        return choice.build();
    }

    private static Delta delta(JsonNode json, boolean first) {
        Delta.Builder delta = Delta.newBuilder();
        if (first) {
            delta.setRole("assistant");
        }
        Extra extra = new Extra();
        json.members(
                (name, value) -> {
                    switch (name) {
                        case "role" -> {}
                        case "content" -> {
                            if (value.isArray()) {
                                extra.add(name, value);
                            } else {
                                delta.setContent(Values.text(value));
                            }
                        }
                        case "reasoning_content" -> delta.setReasoningContent(Values.text(value));
                        case "refusal" -> delta.setRefusal(Values.text(value));
                        case "tool_calls" -> {
                            if (!CallMessage.addAll(value, delta)) {
                                extra.add(name, value);
                            }
                        }
                        default -> extra.add(name, value);
                    }
                });
        return delta.setExtraJson(extra.text()).build();
    }
}
