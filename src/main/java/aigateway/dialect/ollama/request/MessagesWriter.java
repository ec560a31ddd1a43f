package aigateway.dialect.ollama.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes `messages`.
final class MessagesWriter {
    private final JsonWriter out;
    private final Losses losses;

    /// The functions that were called so far, by the call's id; of one that comes twice the last
    /// counts.
    private final Map<String, String> called = new HashMap<>();

    MessagesWriter(JsonWriter out, Losses losses) {
        this.out = out;
        this.losses = losses;
    }

    void write(List<Message> messages) {
        out.key("messages").array();
        for (int i = 0; i < messages.size(); i++) {
            message(messages.get(i), "messages." + i);
        }
        out.endArray();
    }

    private void message(Message message, String path) {
        if (message.name() != null && message.role() != Role.TOOL) {
            losses.dropped(path + ".name");
        }
        out.object().key("role").string(role(message.role()));
        new ContentWriter(out, losses).write(message.content(), path);
        thinking(message, path);
        List<ToolCall> calls = message.toolCalls();
        if (!calls.isEmpty()) {
            out.key("tool_calls").array();
            for (int i = 0; i < calls.size(); i++) {
                call(calls.get(i), path + ".tool_calls." + i);
            }
            out.endArray();
        }
        if (message.role() == Role.TOOL) {
            answered(message.name(), message.toolCallId());
        }
        out.endObject();
    }

    /// Which call a result is of. Templates of models know the function's name only.
    private void answered(@Nullable String function, @Nullable String id) {
        String name = function == null && id != null ? called.get(id) : function;
        if (name != null) {
            out.key("tool_name").string(name);
        }
        if (id != null) {
            out.key("tool_call_id").string(id);
        }
    }

    private static String role(Role role) {
        return switch (role) {
            case SYSTEM, DEVELOPER -> "system";
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case TOOL -> "tool";
        };
    }

    /// Readable thinking that no one signed may come from any model; what another provider marked
    /// as its own stays here.
    private void thinking(Message message, String path) {
        StringBuilder thinking = new StringBuilder();
        for (ReasoningBlock block : message.reasoning()) {
            boolean plain =
                    block.format() == null
                            && block.body() instanceof Body.Text text
                            && text.signature() == null;
            if (plain && block.body() instanceof Body.Text text) {
                thinking.append(text.text());
            } else {
                losses.dropped(path + ".reasoning_details");
            }
        }
        if (!thinking.isEmpty()) {
            out.key("thinking").string(thinking.toString());
        }
    }

    private void call(ToolCall call, String path) {
        out.object();
        if (!call.id().isEmpty()) {
            called.put(call.id(), call.name());
            out.key("id").string(call.id());
        }
        out.key("function").object().key("name").string(call.name()).key("arguments");
        JsonNode arguments = Json.root(Bytes.utf8(call.arguments()));
        if (arguments != null && arguments.isObject()) {
            out.raw(arguments.raw());
        } else if (call.arguments().isBlank()) {
            out.object().endObject();
        } else {
            losses.dropped(path + ".function.arguments");
            out.object().key("arguments").string(call.arguments()).endObject();
        }
        out.endObject().endObject();
        if (call.extraContent() != null) {
            losses.dropped(path + ".extra_content");
        }
    }
}
