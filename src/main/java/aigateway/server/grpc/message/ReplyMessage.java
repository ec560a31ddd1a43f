package aigateway.server.grpc.message;

import aigateway.json.JsonNode;
import aigateway.server.grpc.proto.ChatCompletionResponse;
import aigateway.server.grpc.proto.Choice;
import aigateway.server.grpc.proto.Message;

/// Makes a whole answer's message.
public final class ReplyMessage {
    private ReplyMessage() {}

    /// The message that says what an answer's JSON says.
    public static ChatCompletionResponse of(JsonNode answer) {
        ChatCompletionResponse.Builder reply = ChatCompletionResponse.newBuilder();
        Extra extra = new Extra();
        answer.members(
                (name, value) -> {
                    switch (name) {
                        case "id" -> reply.setId(Values.text(value));
                        case "object" -> reply.setObject(Values.text(value));
                        case "created" -> reply.setCreated(value.asLong(0));
                        case "model" -> reply.setModel(Values.text(value));
                        case "choices" -> {
                            for (JsonNode choice : value.elements()) {
                                reply.addChoices(choice(choice));
                            }
                        }
                        case "usage" -> {
                            if (value.isObject()) {
                                reply.setUsage(UsageMessage.of(value));
                            }
                        }
                        default -> extra.add(name, value);
                    }
                });
        return reply.setExtraJson(extra.text()).build();
    }

    private static Choice choice(JsonNode json) {
        Choice.Builder choice = Choice.newBuilder();
        json.members(
                (name, value) -> {
                    switch (name) {
                        case "index" -> choice.setIndex((int) value.asLong(0));
                        case "message" -> choice.setMessage(message(value));
                        case "finish_reason" -> choice.setFinishReason(Values.text(value));
                        case "native_finish_reason" ->
                                choice.setNativeFinishReason(Values.text(value));
                        case "logprobs" -> choice.setLogprobsJson(Values.json(value));
                        default -> {}
                    }
                });
        return choice.build();
    }

    private static Message message(JsonNode json) {
        Message.Builder message = Message.newBuilder();
        Extra extra = new Extra();
        json.members(
                (name, value) -> {
                    switch (name) {
                        case "role" -> message.setRole(Values.text(value));
                        case "content" -> {
                            if (value.isArray()) {
                                message.setContentPartsJson(Values.json(value));
                            } else {
                                message.setContent(Values.text(value));
                            }
                        }
                        case "reasoning_content" -> message.setReasoningContent(Values.text(value));
                        case "refusal" -> message.setRefusal(Values.text(value));
                        case "tool_calls" -> {
                            if (!CallMessage.addAll(value, message)) {
                                extra.add(name, value);
                            }
                        }
                        default -> extra.add(name, value);
                    }
                });
        return message.setExtraJson(extra.text()).build();
    }
}
