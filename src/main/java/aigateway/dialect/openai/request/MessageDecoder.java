package aigateway.dialect.openai.request;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Content;
import aigateway.model.Message;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes one message.
final class MessageDecoder {
    private MessageDecoder() {}

    static Message message(JsonNode json) {
        String role = json.text("role");
        boolean older = "function".equals(role);
        String name = json.text("name");
        List<Content> content = ContentDecoder.content(json);
        String refusal = json.text("refusal");
        if (refusal != null && !refusal.isEmpty()) {
            content.add(new Content.Refusal(refusal));
        }
        return new Message(
                role(role),
                content,
                older ? null : name,
                calls(json),
                older ? olderId(name) : json.text("tool_call_id"),
                ReasoningDecoder.blocks(json));
    }

    private static Role role(@Nullable String role) {
        return switch (role == null ? "" : role) {
            case "system" -> Role.SYSTEM;
            case "developer" -> Role.DEVELOPER;
            case "assistant" -> Role.ASSISTANT;
            case "tool", "function" -> Role.TOOL;
            default -> Role.USER;
        };
    }

    private static List<ToolCall> calls(JsonNode message) {
        List<ToolCall> calls = new ArrayList<>();
        JsonNode array = message.get("tool_calls");
        if (array != null) {
            for (JsonNode call : array.elements()) {
                JsonNode function = call.get("function");
                JsonNode custom = call.get("custom");
                if (function != null) {
                    calls.add(call(call.text("id"), function, call.get("extra_content")));
                } else if (custom != null) {
                    calls.add(customCall(call.text("id"), custom));
                }
            }
        }
        JsonNode older = message.get("function_call");
        if (older != null) {
            calls.add(call(olderId(older.text("name")), older, null));
        }
        return calls;
    }

    private static ToolCall call(
            @Nullable String id, JsonNode function, @Nullable JsonNode extraContent) {
        String name = function.text("name");
        String arguments = function.text("arguments");
        return new ToolCall(
                id == null ? "" : id,
                name == null ? "" : name,
                arguments == null ? "" : arguments,
                ToolDecoder.raw(extraContent));
    }

    /// A call with free text in place of arguments; elsewhere these are an object.
    private static ToolCall customCall(@Nullable String id, JsonNode custom) {
        String name = custom.text("name");
        String input = custom.text("input");
        JsonWriter arguments = new JsonWriter().object().key("input");
        arguments.string(input == null ? "" : input).endObject();
        return new ToolCall(
                id == null ? "" : id, name == null ? "" : name, arguments.bytes().utf8(), null);
    }

    /// The older function calls have no id; a call and its result meet by the function's name.
    private static String olderId(@Nullable String name) {
        return "call_" + (name == null ? "function" : name);
    }
}
