package aigateway.server.grpc.message;

import aigateway.json.JsonKey;
import aigateway.json.JsonKind;
import aigateway.json.JsonWriter;
import aigateway.server.grpc.proto.Message;
import aigateway.server.grpc.proto.ToolCall;
import java.util.List;

/// Writes a request's messages.
///
/// @param json where to
record MessagesJson(Parts json) {
    private static final JsonKey ROLE = new JsonKey("role");
    private static final JsonKey CONTENT = new JsonKey("content");

    void write(JsonWriter out, List<Message> messages) {
        out.array();
        for (int i = 0; i < messages.size(); i++) {
            message(out, messages.get(i), i);
        }
        out.endArray();
    }

    private void message(JsonWriter out, Message message, int number) {
        out.object().key(ROLE).string(message.getRole());
        content(out.key(CONTENT), message, number);
        if (!message.getName().isEmpty()) {
            out.key("name").string(message.getName());
        }
        if (!message.getReasoningContent().isEmpty()) {
            out.key("reasoning_content").string(message.getReasoningContent());
        }
        if (!message.getRefusal().isEmpty()) {
            out.key("refusal").string(message.getRefusal());
        }
        if (!message.getToolCallId().isEmpty()) {
            out.key("tool_call_id").string(message.getToolCallId());
        }
        if (message.getToolCallsCount() > 0) {
            out.key("tool_calls").array();
            for (int i = 0; i < message.getToolCallsCount(); i++) {
                call(out, message.getToolCalls(i), field(number, "tool_calls[" + i + "]"));
            }
            out.endArray();
        }
        if (!message.getExtraJson().isEmpty()) {
            json.members(field(number, "extra_json"), message.getExtraJson());
        }
        out.endObject();
    }

    private void content(JsonWriter out, Message message, int number) {
        String parts = message.getContentPartsJson();
        if (!parts.isEmpty()) {
            if (!message.getContent().isEmpty()) {
                json.wrong(
                        field(number, "content_parts_json"),
                        "stands in place of 'content'; send one of them");
            }
            json.value(out, field(number, "content_parts_json"), parts, JsonKind.ARRAY);
        } else if (message.getContent().isEmpty() && message.getRole().equals("assistant")) {
            // as such messages are where there is a tool call or a refusal in place of a text
            if (message.getToolCallsCount() > 0 || !message.getRefusal().isEmpty()) {
                out.nul();
            } else {
                out.string("");
            }
        } else {
            out.string(message.getContent());
        }
    }

    private void call(JsonWriter out, ToolCall call, String param) {
        out.object().key("id").string(call.getId()).key("type").string("function");
        out.key("function").object().key("name").string(call.getName());
        out.key("arguments").string(call.getArguments()).endObject();
        if (!call.getExtraContentJson().isEmpty()) {
            String extra = call.getExtraContentJson();
            String field = param + ".extra_content_json";
            json.value(out.key("extra_content"), field, extra, JsonKind.OBJECT);
        }
        out.endObject();
    }

    private static String field(int number, String name) {
        return "messages[" + number + "]." + name;
    }
}
