package aigateway.dialect.openai.answer;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One choice of an answer that is folded from its events.
final class AnswerChoice {
    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
        private @Nullable Bytes extraContent;
    }

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final AnswerReasoning reasoning = new AnswerReasoning();
    private final Map<Integer, Call> calls = new TreeMap<>();
    private final Map<String, List<Bytes>> fields = new LinkedHashMap<>();
    private final List<Bytes> contentLogprobs = new ArrayList<>();
    private final List<Bytes> refusalLogprobs = new ArrayList<>();
    private FinishReason finish = FinishReason.STOP;
    private @Nullable String nativeFinish;

    void on(ChatEvent event) {
        switch (event) {
            case ChatEvent.TextDelta delta -> text.append(delta.text());
            case ChatEvent.RefusalDelta delta -> refusal.append(delta.text());
            case ChatEvent.ReasoningDelta delta -> reasoning.on(delta);
            case ChatEvent.ReasoningSignature signature -> reasoning.on(signature);
            case ChatEvent.ReasoningEncrypted encrypted -> reasoning.on(encrypted);
            case ChatEvent.ToolCallDelta delta -> call(delta);
            case ChatEvent.MessageField field -> field(field);
            case ChatEvent.Logprobs logprobs -> logprobs(logprobs.json());
            case ChatEvent.Finished finished -> {
                finish = finished.reason();
                nativeFinish = finished.nativeReason();
            }
            case ChatEvent.Started _,
                    ChatEvent.ReplyField _,
                    ChatEvent.UsageReported _,
                    ChatEvent.Raw _ -> {}
        }
    }

    private void call(ChatEvent.ToolCallDelta delta) {
        Call call = calls.computeIfAbsent(delta.index(), _ -> new Call());
        call.id = delta.id() != null ? delta.id() : call.id;
        call.name = delta.name() != null ? delta.name() : call.name;
        call.arguments.append(delta.arguments());
        call.extraContent = delta.extraContent() != null ? delta.extraContent() : call.extraContent;
    }

    /// Arrays grow from piece to piece; of anything else the last value counts.
    private void field(ChatEvent.MessageField field) {
        List<Bytes> values = fields.computeIfAbsent(field.name(), _ -> new ArrayList<>());
        boolean array =
                field.json().length() > 0 && field.json().array()[field.json().offset()] == '[';
        if (!array) {
            values.clear();
        }
        values.add(field.json());
    }

    private void logprobs(Bytes json) {
        JsonNode root = Json.root(json);
        if (root != null) {
            elements(root.get("content"), contentLogprobs);
            elements(root.get("refusal"), refusalLogprobs);
        }
    }

    private static void elements(@Nullable JsonNode array, List<Bytes> into) {
        if (array != null) {
            array.elements().forEach(element -> into.add(element.raw()));
        }
    }

    void write(JsonWriter json, int number) {
        json.object().key("index").number(number).key("message").object();
        json.key("role").string("assistant").key("content");
        if (text.isEmpty() && (!calls.isEmpty() || !refusal.isEmpty())) {
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
        reasoning.write(json);
        writeCalls(json);
        fields.forEach((name, values) -> writeField(json.key(name), values));
        json.endObject();
        writeLogprobs(json);
        json.key("finish_reason").string(finish.wire());
        if (nativeFinish != null) {
            json.key("native_finish_reason").string(nativeFinish);
        }
        json.endObject();
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
            if (call.extraContent != null) {
                json.key("extra_content").raw(call.extraContent);
            }
            json.endObject();
        }
        json.endArray();
    }

    private static void writeField(JsonWriter json, List<Bytes> values) {
        if (values.size() == 1) {
            json.raw(values.getFirst());
            return;
        }
        json.array();
        for (Bytes value : values) {
            JsonNode array = Json.root(value);
            if (array != null) {
                array.elements().forEach(element -> json.raw(element.raw()));
            }
        }
        json.endArray();
    }

    private void writeLogprobs(JsonWriter json) {
        json.key("logprobs");
        if (contentLogprobs.isEmpty() && refusalLogprobs.isEmpty()) {
            json.nul();
            return;
        }
        json.object().key("content").array();
        contentLogprobs.forEach(json::raw);
        json.endArray().key("refusal").array();
        refusalLogprobs.forEach(json::raw);
        json.endArray().endObject();
    }
}
