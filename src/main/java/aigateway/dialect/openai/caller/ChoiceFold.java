package aigateway.dialect.openai.caller;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds the events of one choice into its message.
final class ChoiceFold {
    private static final class Block {
        final StringBuilder text = new StringBuilder();
        @Nullable String signature;
        @Nullable String data;
        @Nullable String format;
        @Nullable String id;
    }

    private static final class Call {
        String id = "";
        String name = "";
        final StringBuilder arguments = new StringBuilder();
        @Nullable Bytes extra;
    }

    private final int index;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final Map<Integer, Block> blocks = new TreeMap<>();
    private final Map<Integer, Call> calls = new TreeMap<>();
    private final Map<String, Bytes> fields = new LinkedHashMap<>();
    private @Nullable Bytes logprobs;
    private ChatEvent.@Nullable Finished finished;

    ChoiceFold(int index) {
        this.index = index;
    }

    void text(String more) {
        text.append(more);
    }

    void refusal(String more) {
        refusal.append(more);
    }

    void reasoning(ChatEvent.ReasoningDelta delta) {
        reasoning.append(delta.text());
        Block block = block(delta.block(), delta.format());
        block.text.append(delta.text());
    }

    void signature(ChatEvent.ReasoningSignature event) {
        block(event.block(), event.format()).signature = event.signature();
    }

    void encrypted(ChatEvent.ReasoningEncrypted event) {
        Block block = block(event.block(), event.format());
        block.data = event.data();
        block.id = event.id();
    }

    private Block block(int at, @Nullable String format) {
        Block block = blocks.computeIfAbsent(at, _ -> new Block());
        block.format = format == null ? block.format : format;
        return block;
    }

    void call(ChatEvent.ToolCallDelta delta) {
        Call call = calls.computeIfAbsent(delta.index(), _ -> new Call());
        call.id = delta.id() == null || delta.id().isEmpty() ? call.id : delta.id();
        call.name = delta.name() == null ? call.name : delta.name();
        call.arguments.append(delta.arguments());
        call.extra = delta.extraContent() == null ? call.extra : delta.extraContent();
    }

    void field(String name, Bytes json) {
        fields.merge(name, json, ChoiceFold::joined);
    }

    /// Lists that come in pieces are one list; anything else is replaced.
    static Bytes joined(Bytes before, Bytes more) {
        JsonNode first = Json.root(before);
        JsonNode second = Json.root(more);
        if (first == null || second == null || !first.isArray() || !second.isArray()) {
            return more;
        }
        JsonWriter json = new JsonWriter().array();
        first.elements().forEach(element -> json.raw(element.raw()));
        second.elements().forEach(element -> json.raw(element.raw()));
        return json.endArray().bytes();
    }

    void logprobs(Bytes json) {
        logprobs = logprobs == null ? json : Logprobs.joined(logprobs, json);
    }

    void finish(ChatEvent.Finished event) {
        finished = event;
    }

    void write(JsonWriter json) {
        json.object().key("index").number(index).key("message").object();
        json.key("role").string("assistant").key("content");
        boolean silent = text.isEmpty() && (!calls.isEmpty() || !refusal.isEmpty());
        if (silent) {
            json.nul();
        } else {
            json.string(text.toString());
        }
        json.key("refusal");
        if (refusal.isEmpty()) {
            json.nul();
        } else {
            json.string(refusal.toString());
        }
        writeReasoning(json);
        writeCalls(json);
        fields.forEach((name, value) -> json.key(name).raw(value));
        json.endObject().key("logprobs");
        if (logprobs == null) {
            json.nul();
        } else {
            json.raw(logprobs);
        }
        json.key("finish_reason");
        if (finished == null) {
            json.nul();
        } else {
            json.string(finished.reason().wire());
            if (finished.nativeReason() != null) {
                json.key("native_finish_reason").string(finished.nativeReason());
            }
        }
        json.endObject();
    }

    private void writeReasoning(JsonWriter json) {
        if (!reasoning.isEmpty()) {
            json.key("reasoning_content").string(reasoning.toString());
        }
        boolean travels = blocks.values().stream().anyMatch(ChoiceFold::travels);
        if (!travels) {
            return;
        }
        json.key("reasoning_details").array();
        blocks.forEach(
                (at, block) -> {
                    if (block.data != null) {
                        ReasoningWriter.encrypted(json, block.data, block.format, block.id, at);
                    } else {
                        String said = block.text.toString();
                        ReasoningWriter.text(json, said, block.signature, block.format, at);
                    }
                });
        json.endArray();
    }

    private static boolean travels(Block block) {
        return block.data != null || block.signature != null || block.format != null;
    }

    private void writeCalls(JsonWriter json) {
        if (calls.isEmpty()) {
            return;
        }
        json.key("tool_calls").array();
        for (Call call : calls.values()) {
            json.object().key("id").string(call.id).key("type").string("function");
            json.key("function").object().key("name").string(call.name);
            json.key("arguments").string(call.arguments.toString()).endObject();
            if (call.extra != null) {
                json.key("extra_content").raw(call.extra);
            }
            json.endObject();
        }
        json.endArray();
    }
}
