package aigateway.dialect.mistral.request;

import aigateway.dialect.ToolCallIds;
import aigateway.dialect.mistral.request.Conversation.Entry;
import aigateway.json.JsonWriter;
import aigateway.model.Content;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.ToolCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes `messages`.
final class MessagesWriter {
    /// Mistral's ids of tool calls are so many letters and digits.
    private static final int ID_LENGTH = 9;

    private static final int LONGEST_NAME = 64;

    private final JsonWriter out;
    private final Losses losses;
    private final ModelRules rules;
    private final PartWriter parts;
    private final Thoughts thoughts;
    private final Map<String, String> called = new HashMap<>();

    MessagesWriter(JsonWriter out, ModelRules rules, Thoughts thoughts, Losses losses) {
        this.out = out;
        this.losses = losses;
        this.rules = rules;
        this.thoughts = thoughts;
        this.parts = new PartWriter(losses, rules);
    }

    void write(List<Entry> entries) {
        out.key("messages").array();
        for (int i = 0; i < entries.size(); i++) {
            message(entries.get(i), i == entries.size() - 1);
        }
        out.endArray();
    }

    private void message(Entry entry, boolean last) {
        Message message = entry.message();
        out.object().key("role");
        switch (entry.role()) {
            case SYSTEM, DEVELOPER -> {
                out.string("system");
                content(entry, List.of());
                name(entry);
            }
            case USER -> {
                out.string("user");
                content(entry, List.of());
                name(entry);
            }
            case ASSISTANT -> {
                out.string("assistant");
                content(entry, thoughts.of(entry));
                calls(entry);
                if (last && message.toolCalls().isEmpty()) {
                    out.key("prefix").bool(true);
                }
                name(entry);
            }
            case TOOL -> {
                out.string("tool");
                content(entry, List.of());
                result(entry);
            }
        }
        out.endObject();
    }

    private void name(Entry entry) {
        if (entry.message().name() != null) {
            losses.dropped("messages." + entry.index() + ".name");
        }
    }

    private void content(Entry entry, List<Body.Text> thinking) {
        List<Content> content = entry.message().content();
        out.key("content");
        if (thinking.isEmpty() && content.size() <= 1) {
            Content only = content.isEmpty() ? new Content.Text("", null) : content.getFirst();
            if (only instanceof Content.Text text) {
                parts.cacheControl(text.cacheControl(), "messages." + entry.index() + ".content.0");
                out.string(text.value());
                return;
            }
            if (only instanceof Content.Refusal refusal) {
                out.string(refusal.text());
                return;
            }
        }
        boolean[] any = new boolean[1];
        if (!thinking.isEmpty()) {
            open(any);
            thinking.forEach(block -> Thoughts.write(out, block));
        }
        for (int i = 0; i < content.size(); i++) {
            part(entry, content.get(i), "messages." + entry.index() + ".content." + i, any);
        }
        if (any[0]) {
            out.endArray();
        } else {
            out.string("");
        }
    }

    private void part(Entry entry, Content part, String path, boolean[] any) {
        boolean text = part instanceof Content.Text || part instanceof Content.Refusal;
        boolean textOnly =
                switch (entry.role()) {
                    case SYSTEM, DEVELOPER -> true;
                    case TOOL -> !rules.has(Trait.TOOL_PARTS) && !isReference(part);
                    case USER, ASSISTANT -> false;
                };
        if (textOnly && !text) {
            losses.dropped(path);
        } else {
            parts.write(() -> open(any), part, path);
        }
    }

    private static boolean isReference(Content part) {
        return part instanceof Content.Other other && other.type().equals("reference");
    }

    private JsonWriter open(boolean[] any) {
        if (!any[0]) {
            any[0] = true;
            out.array();
        }
        return out;
    }

    private void calls(Entry entry) {
        List<ToolCall> calls = entry.message().toolCalls();
        if (calls.isEmpty()) {
            return;
        }
        out.key("tool_calls").array();
        for (int i = 0; i < calls.size(); i++) {
            ToolCall call = calls.get(i);
            called.put(call.id(), call.name());
            if (call.extraContent() != null) {
                losses.dropped("messages." + entry.index() + ".tool_calls." + i + ".extra_content");
            }
            String arguments = call.arguments().isBlank() ? "{}" : call.arguments();
            out.object().key("id").string(ToolCallIds.alphanumeric(call.id(), ID_LENGTH));
            out.key("type").string("function").key("function").object();
            out.key("name").string(call.name()).key("arguments").string(arguments);
            out.endObject().endObject();
        }
        out.endArray();
    }

    private void result(Entry entry) {
        Message message = entry.message();
        String id = message.toolCallId() == null ? "" : message.toolCallId();
        out.key("tool_call_id").string(ToolCallIds.alphanumeric(id, ID_LENGTH));
        String own = message.name();
        String name = own != null && isName(own) ? own : called.get(id);
        if (name != null && isName(name)) {
            out.key("name").string(name);
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
