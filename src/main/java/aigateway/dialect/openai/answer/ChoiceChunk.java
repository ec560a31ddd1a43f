package aigateway.dialect.openai.answer;

import aigateway.json.JsonWriter;
import aigateway.model.ChatEvent;

/// Writes what one event says about a choice as an element of a chunk's `choices`.
public final class ChoiceChunk {
    private ChoiceChunk() {}

    /// The choice that an event is about; at most 63.
    public static int choice(ChatEvent event) {
        int choice =
                switch (event) {
                    case ChatEvent.TextDelta e -> e.choice();
                    case ChatEvent.RefusalDelta e -> e.choice();
                    case ChatEvent.ReasoningDelta e -> e.choice();
                    case ChatEvent.ReasoningSignature e -> e.choice();
                    case ChatEvent.ReasoningEncrypted e -> e.choice();
                    case ChatEvent.ToolCallDelta e -> e.choice();
                    case ChatEvent.MessageField e -> e.choice();
                    case ChatEvent.Logprobs e -> e.choice();
                    case ChatEvent.Finished e -> e.choice();
                    case ChatEvent.Started _,
                            ChatEvent.ReplyField _,
                            ChatEvent.UsageReported _,
                            ChatEvent.Raw _ ->
                            0;
                };
        return Math.min(choice, Long.SIZE - 1);
    }

    /// Writes the element.
    ///
    /// @param began a bit for each choice that had a chunk before
    static void write(JsonWriter json, ChatEvent event, long began) {
        int choice = choice(event);
        json.object().key("index").number(choice).key("delta").object();
        if ((began >> choice & 1) == 0) {
            json.key("role").string("assistant");
        }
        delta(json, event);
        json.endObject();
        if (event instanceof ChatEvent.Logprobs logprobs) {
            json.key("logprobs").raw(logprobs.json());
        }
        json.key("finish_reason");
        if (event instanceof ChatEvent.Finished finished) {
            json.string(finished.reason().wire());
            if (finished.nativeReason() != null) {
                json.key("native_finish_reason").string(finished.nativeReason());
            }
        } else {
            json.nul();
        }
        json.endObject();
    }

    private static void delta(JsonWriter json, ChatEvent event) {
        switch (event) {
            case ChatEvent.TextDelta text -> json.key("content").string(text.text());
            case ChatEvent.RefusalDelta refusal -> json.key("refusal").string(refusal.text());
            case ChatEvent.ReasoningDelta reasoning -> reasoning(json, reasoning);
            case ChatEvent.ReasoningSignature e -> {
                json.key("reasoning_details").array();
                DetailWriter.text(json, e.block(), null, e.signature(), e.format());
                json.endArray();
            }
            case ChatEvent.ReasoningEncrypted e -> {
                json.key("reasoning_details").array();
                DetailWriter.encrypted(json, e.block(), e.data(), e.format(), e.id());
                json.endArray();
            }
            case ChatEvent.ToolCallDelta call -> call(json, call);
            case ChatEvent.MessageField field -> json.key(field.name()).raw(field.json());
            case ChatEvent.Logprobs _,
                    ChatEvent.Finished _,
                    ChatEvent.Started _,
                    ChatEvent.ReplyField _,
                    ChatEvent.UsageReported _,
                    ChatEvent.Raw _ -> {}
        }
    }

    private static void reasoning(JsonWriter json, ChatEvent.ReasoningDelta reasoning) {
        json.key("reasoning_content").string(reasoning.text());
        if (reasoning.format() != null) {
            json.key("reasoning_details").array();
            DetailWriter.text(json, reasoning.block(), reasoning.text(), null, reasoning.format());
            json.endArray();
        }
    }

    private static void call(JsonWriter json, ChatEvent.ToolCallDelta call) {
        json.key("tool_calls").array().object().key("index").number(call.index());
        if (call.id() != null) {
            json.key("id").string(call.id()).key("type").string("function");
        }
        json.key("function").object();
        if (call.name() != null) {
            json.key("name").string(call.name());
        }
        json.key("arguments").string(call.arguments()).endObject();
        if (call.extraContent() != null) {
            json.key("extra_content").raw(call.extraContent());
        }
        json.endObject().endArray();
    }
}
