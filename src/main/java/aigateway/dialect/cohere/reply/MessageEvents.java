package aigateway.dialect.cohere.reply;

import aigateway.dialect.Kept;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the parts of one message into events: the plan before tool calls and thinking are
/// reasoning, text is text. A whole message's parts come at once, a stream's in deltas.
final class MessageEvents {
    private final Sink sink;
    private final Citations citations;
    private final ToolCalls calls;
    private final Kept kept = new Kept();
    private final List<Bytes> others = new ArrayList<>(0);
    private String id = "";
    private int textLength;

    MessageEvents(Sink sink) {
        this.sink = sink;
        this.citations = new Citations(sink);
        this.calls = new ToolCalls(sink);
    }

    /// The message begins.
    void start(@Nullable String messageId) {
        id = messageId == null ? "" : messageId;
        sink.on(new ChatEvent.Started(id, 0, ""));
    }

    /// All that a message holds; of a stream's first event that is nothing, as a rule.
    void message(JsonNode message) {
        reasoning(message.text("tool_plan"));
        JsonNode content = message.get("content");
        if (content != null && content.isString()) {
            text(content.text());
        } else if (content != null) {
            long index = 0;
            for (JsonNode block : content.elements()) {
                block(block, index++);
            }
        }
        JsonNode called = message.get("tool_calls");
        if (called != null) {
            long index = 0;
            for (JsonNode call : called.elements()) {
                calls.begin(call, index++, id);
            }
            calls.end();
        }
        citations.report(message.get("citations"));
    }

    /// A block of content begins.
    ///
    /// @param index its number in the message
    void block(JsonNode block, long index) {
        String type = block.text("type");
        if (type != null && !type.equals("text") && !type.equals("thinking")) {
            // newer than this reader; a copy, so that the chunk it lies in can go
            others.add(Bytes.of(block.raw().toByteArray()));
            kept.entry(block.raw().length());
            return;
        }
        citations.block(index, textLength);
        kept.entry(0);
        delta(block);
    }

    /// More of a block of content.
    void delta(JsonNode content) {
        reasoning(content.text("thinking"));
        text(content.text("text"));
    }

    private void text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            textLength += text.codePointCount(0, text.length());
            sink.on(new ChatEvent.TextDelta(0, text));
        }
    }

    /// More of the plan, or of thinking; to the caller they are one.
    void reasoning(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            sink.on(new ChatEvent.ReasoningDelta(0, 0, text, null));
        }
    }

    void beginCall(JsonNode call, long index) {
        kept.entry(0);
        calls.begin(call, index, id);
    }

    void moreCall(JsonNode call, long index) {
        calls.delta(call, index);
    }

    void endCall(long index) {
        calls.end(index);
    }

    void cited(@Nullable JsonNode found) {
        citations.report(found);
    }

    /// Log probabilities of text.
    void logprobs(@Nullable JsonNode items) {
        Logprobs found = items == null ? null : new Logprobs().add(items);
        if (found != null && !found.isEmpty()) {
            sink.on(new ChatEvent.Logprobs(0, found.json()));
        }
    }

    /// True if the message would fill the memory.
    boolean keepsTooMuch() {
        return kept.tooMuch();
    }

    /// The message is complete.
    ///
    /// @param fields `finish_reason` and `usage`
    void finish(JsonNode fields) {
        calls.end();
        if (!others.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            others.forEach(out::raw);
            sink.on(new ChatEvent.MessageField(0, "cohere_content", out.endArray().bytes()));
        }
        JsonNode usage = fields.get("usage");
        if (usage != null && usage.isObject()) {
            sink.on(new ChatEvent.UsageReported(Tokens.of(usage)));
        }
        String reason = fields.text("finish_reason");
        boolean called = !calls.isEmpty();
        sink.on(new ChatEvent.Finished(0, FinishReasons.finish(reason, called), reason));
        sink.end();
    }
}
