package aigateway.dialect.mistral.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the messages of one choice, whole or in deltas, into events.
final class ChoiceEvents {
    /// Fields of a message with a meaning of their own, and what only describes the piece.
    private static final JsonNames KNOWN =
            new JsonNames(
                    "role", "content", "tool_calls", "tool_call_id", "prefix", "index", "name");

    private final int choice;
    private final Sink sink;
    private final SignatureMemory memory;
    private final Kept kept;
    private final Thinking thinking;
    private final Calls calls;
    private final Citations citations;
    private final List<Bytes> others = new ArrayList<>(0);
    private int textLength;
    private boolean ended;

    /// @param reply the reply's id
    /// @param kept counts what is kept of the reply
    ChoiceEvents(int choice, String reply, Sink sink, SignatureMemory memory, Kept kept) {
        this.choice = choice;
        this.sink = sink;
        this.memory = memory;
        this.kept = kept;
        this.thinking = new Thinking(choice, sink, kept);
        this.calls = new Calls(choice, reply, sink, kept);
        this.citations = new Citations(kept);
    }

    /// A message, or a piece of one.
    ///
    /// @param whole true if it is complete, and its parts are
    void said(JsonNode message, boolean whole) {
        JsonNode role = message.get("role");
        if (role != null && role.is("tool")) {
            kept(message); // what a tool of Mistral's own answered
            return;
        }
        content(message.get("content"), whole);
        JsonNode list = message.get("tool_calls");
        if (list != null) {
            for (JsonNode call : list.elements()) {
                thinking.end();
                calls.add(call);
            }
        }
        Others.each(
                message,
                KNOWN,
                (name, value) -> sink.on(new ChatEvent.MessageField(choice, name, value.raw())));
    }

    /// A message or a part that OpenAI's format has no place for.
    void kept(JsonNode json) {
        // a copy, so that the chunk it lies in can go
        others.add(Bytes.of(json.raw().toByteArray()));
        kept.entry(json.raw().length());
    }

    private void content(@Nullable JsonNode content, boolean whole) {
        if (content == null) {
            return;
        }
        text(content.text());
        for (JsonNode part : content.elements()) {
            String type = part.text("type");
            switch (type == null ? "text" : type) {
                case "text" -> text(part.text("text"));
                case "thinking" -> {
                    thinking.add(part);
                    if (whole) {
                        thinking.end();
                    }
                }
                case "reference", "tool_reference" -> citations.add(part, textLength);
                default -> kept(part);
            }
        }
    }

    private void text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            thinking.end();
            textLength += text.codePointCount(0, text.length());
            sink.on(new ChatEvent.TextDelta(choice, text));
        }
    }

    /// The choice ends.
    ///
    /// @param reason Mistral's word for why, if it says so
    void end(@Nullable String reason) {
        if (ended) {
            return;
        }
        ended = true;
        thinking.end();
        for (String id : calls.end()) {
            memory.remember(ReasoningFormats.MISTRAL, id, thinking.blocks());
        }
        citations.report(choice, sink);
        if (!others.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            others.forEach(out::raw);
            sink.on(new ChatEvent.MessageField(choice, "mistral_content", out.endArray().bytes()));
        }
        sink.on(new ChatEvent.Finished(choice, finish(reason), reason));
    }

    /// A reason that nobody knows yet is a plain end.
    private FinishReason finish(@Nullable String reason) {
        return switch (reason == null ? "" : reason) {
            case "length", "model_length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "tool_calls" -> FinishReason.TOOL_CALLS;
            default -> calls.any() ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        };
    }

    boolean hasEnded() {
        return ended;
    }
}
