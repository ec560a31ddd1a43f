package aigateway.dialect.openai.reply;

import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decodes the tool calls of one choice, in the present and in the older form.
final class CallDecoder {
    private final int choice;
    private final Map<Integer, String> ids = new HashMap<>(2);

    CallDecoder(int choice) {
        this.choice = choice;
    }

    /// True once a call has begun.
    boolean any() {
        return !ids.isEmpty();
    }

    void decode(JsonNode said, List<ChatEvent> events) {
        JsonNode calls = said.get("tool_calls");
        if (calls != null) {
            int position = 0;
            for (JsonNode call : calls.elements()) {
                call(call, position++, events);
            }
        }
        JsonNode older = said.get("function_call");
        if (older != null && older.isObject()) {
            String name = older.text("name");
            String id = name == null ? null : "call_" + name;
            add(0, id, older, null, events);
        }
    }

    private void call(JsonNode call, int position, List<ChatEvent> events) {
        int index = Math.clamp(call.number("index", position), 0, 10_000);
        String id = call.text("id");
        // whole replies of some providers number every call 0
        while (id != null
                && !id.isEmpty()
                && ids.containsKey(index)
                && !id.equals(ids.get(index))) {
            index++;
        }
        JsonNode custom = call.get("custom");
        JsonNode function = custom == null ? call.get("function") : custom;
        add(index, id, function, call.get("extra_content"), events);
    }

    private void add(
            int index,
            @Nullable String id,
            @Nullable JsonNode function,
            @Nullable JsonNode extraContent,
            List<ChatEvent> events) {
        boolean begins = !ids.containsKey(index);
        String name = function == null ? null : function.text("name");
        String arguments = function == null ? "" : arguments(said(function));
        if (begins) {
            ids.put(index, id == null ? "" : id);
        }
        events.add(
                new ChatEvent.ToolCallDelta(
                        choice,
                        index,
                        begins ? (id == null || id.isEmpty() ? "call_" + index : id) : null,
                        begins ? (name == null ? "" : name) : null,
                        arguments,
                        extraContent == null ? null : extraContent.raw()));
    }

    /// A call with free text has that in place of arguments.
    private static @Nullable JsonNode said(JsonNode function) {
        JsonNode arguments = function.get("arguments");
        return arguments == null ? function.get("input") : arguments;
    }

    /// Text; some providers write the object itself.
    private static String arguments(@Nullable JsonNode arguments) {
        if (arguments == null) {
            return "";
        }
        String text = arguments.text();
        return text == null ? arguments.raw().utf8() : text;
    }
}
