package aigateway.dialect.anthropic.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the parts of one message into events. A whole message's blocks begin and end at once, a
/// stream's get their deltas in between; numbers of blocks and calls are given here.
final class MessageEvents {
    private static final String FORMAT = ReasoningFormats.ANTHROPIC;

    /// Fields of the message that callers may need in the next request.
    private static final List<String> KEPT =
            List.of("container", "context_management", "input_transformations");

    private final Sink sink;
    private final SignatureMemory memory;
    private final Tokens tokens = new Tokens();
    private final Kept kept = new Kept();
    private final Citations citations = new Citations();
    private final List<ReasoningBlock> reasoning = new ArrayList<>(1);
    private final List<String> calls = new ArrayList<>(1);
    private final List<Bytes> others = new ArrayList<>(0);
    private Block block = new Block.Closed();
    private int reasoningBlocks;
    private int textLength;
    private boolean inputGiven;
    private boolean stopped;
    private @Nullable String stopReason;

    MessageEvents(Sink sink, SignatureMemory memory) {
        this.sink = sink;
        this.memory = memory;
    }

    /// The message begins; it may hold blocks already.
    void start(JsonNode message) {
        String id = message.text("id");
        String model = message.text("model");
        sink.on(new ChatEvent.Started(id == null ? "" : id, 0, model == null ? "" : model));
        keep(message);
        JsonNode content = message.get("content");
        if (content != null) {
            for (JsonNode each : content.elements()) {
                begin(each, true);
                end();
            }
        }
        usage(message.get("usage"));
    }

    /// A block begins.
    ///
    /// @param whole true if no deltas follow
    void begin(JsonNode start, boolean whole) {
        end();
        String type = start.text("type");
        switch (type == null ? "" : type) {
            case "text" -> {
                block = new Block.Text(textLength);
                text(start.text("text"));
                JsonNode cited = start.get("citations");
                if (cited != null) {
                    cited.elements().forEach(this::cite);
                }
            }
            case "thinking" -> {
                block =
                        new Block.Thinking(
                                reasoningBlocks++, new StringBuilder(), new StringBuilder());
                thinking(start.text("thinking"));
                signature(start.text("signature"));
            }
            case "redacted_thinking" -> redacted(start.text("data"));
            case "tool_use" -> call(start, whole);
            default -> {
                // a copy, so that the chunk it lies in can go
                Bytes raw = Bytes.of(start.raw().toByteArray());
                kept.entry(raw.length());
                block = new Block.Other(raw, new StringBuilder());
            }
        }
    }

    private void call(JsonNode start, boolean whole) {
        String id = start.text("id");
        int number = calls.size();
        calls.add(id == null ? "" : id);
        kept.entry(id == null ? 0 : id.length());
        Bytes input = Block.input(start);
        String arguments = whole ? input.utf8() : "";
        sink.on(new ChatEvent.ToolCallDelta(0, number, id, start.text("name"), arguments, null));
        block = new Block.ToolUse(number, input);
        inputGiven = whole;
    }

    /// More of the block.
    void delta(JsonNode delta) {
        String type = delta.text("type");
        switch (type == null ? "" : type) {
            case "text_delta" -> text(delta.text("text"));
            case "thinking_delta" -> thinking(delta.text("thinking"));
            case "signature_delta" -> signature(delta.text("signature"));
            case "input_json_delta" -> input(delta.text("partial_json"));
            case "citations_delta" -> {
                JsonNode citation = delta.get("citation");
                if (citation != null) {
                    cite(citation);
                }
            }
            default -> {} // newer than this reader
        }
    }

    private void text(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            textLength += text.codePointCount(0, text.length());
            sink.on(new ChatEvent.TextDelta(0, text));
        }
    }

    private void thinking(@Nullable String text) {
        if (text != null && !text.isEmpty() && block instanceof Block.Thinking open) {
            open.text().append(text);
            kept.text(text.length());
            sink.on(new ChatEvent.ReasoningDelta(0, open.number(), text, FORMAT));
        }
    }

    private void signature(@Nullable String text) {
        if (text != null && block instanceof Block.Thinking open) {
            open.signature().append(text);
            kept.text(text.length());
        }
    }

    private void redacted(@Nullable String data) {
        if (data != null) {
            int number = reasoningBlocks++;
            kept.entry(data.length());
            reasoning.add(new ReasoningBlock(new Body.Encrypted(data), FORMAT, null));
            sink.on(new ChatEvent.ReasoningEncrypted(0, number, data, FORMAT, null));
        }
    }

    private void input(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return;
        }
        if (block instanceof Block.ToolUse open) {
            inputGiven = true;
            sink.on(new ChatEvent.ToolCallDelta(0, open.number(), null, null, json, null));
        } else if (block instanceof Block.Other open) {
            open.input().append(json);
            kept.text(json.length());
        }
    }

    private void cite(JsonNode citation) {
        citations.add(citation);
        kept.entry(citation.raw().length());
    }

    /// True if the message would fill the memory.
    boolean keepsTooMuch() {
        return kept.tooMuch();
    }

    /// The block is over.
    void end() {
        Block ended = block;
        block = new Block.Closed();
        switch (ended) {
            case Block.Text open -> citations.close(open.start(), textLength);
            case Block.Thinking open -> thought(open);
            case Block.ToolUse open -> {
                if (!inputGiven) {
                    String input = open.input().utf8();
                    sink.on(new ChatEvent.ToolCallDelta(0, open.number(), null, null, input, null));
                }
            }
            case Block.Other open -> others.add(joined(open));
            case Block.Closed _ -> {}
        }
    }

    private void thought(Block.Thinking block) {
        String signature = block.signature().toString();
        if (!signature.isEmpty()) {
            kept.entry(0);
            Body body = new Body.Text(block.text().toString(), signature);
            reasoning.add(new ReasoningBlock(body, FORMAT, null));
            sink.on(new ChatEvent.ReasoningSignature(0, block.number(), signature, FORMAT));
        }
    }

    private static Bytes joined(Block.Other block) {
        Bytes input = Bytes.utf8(block.input().toString());
        if (input.isEmpty()
                || Json.root(input) == null
                || !(Json.parse(block.start()) instanceof JsonDocument start)) {
            return block.start();
        }
        JsonPatch patch = new JsonPatch(start);
        patch.set(start.root(), "input", input);
        return patch.bytes();
    }

    /// Tokens used so far.
    void usage(@Nullable JsonNode usage) {
        if (tokens.take(usage)) {
            sink.on(new ChatEvent.UsageReported(tokens.usage()));
        }
    }

    /// Why the message ends: `stop_reason` and what stands beside it.
    void stop(JsonNode fields) {
        String reason = fields.text("stop_reason");
        if (reason != null) {
            stopped = true;
            stopReason = reason;
        }
        field(fields, "stop_sequence");
        field(fields, "stop_details");
    }

    /// Passes on fields beside the content that callers may need.
    void keep(JsonNode fields) {
        for (String name : KEPT) {
            JsonNode value = fields.get(name);
            if (value != null) {
                sink.on(new ChatEvent.ReplyField(name, value.raw()));
            }
        }
    }

    private void field(JsonNode fields, String name) {
        JsonNode value = fields.get(name);
        if (value != null) {
            sink.on(new ChatEvent.MessageField(0, name, value.raw()));
        }
    }

    /// True if the reason of the end is known.
    boolean hasStopped() {
        return stopped;
    }

    /// The message is complete.
    void finish() {
        end();
        citations.report(sink::on);
        if (!others.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            others.forEach(out::raw);
            sink.on(new ChatEvent.MessageField(0, "anthropic_content", out.endArray().bytes()));
        }
        for (String call : calls) {
            if (!call.isEmpty()) {
                memory.remember(FORMAT, call, reasoning);
            }
        }
        sink.on(
                new ChatEvent.Finished(
                        0, StopReasons.finish(stopReason, !calls.isEmpty()), stopReason));
        sink.end();
    }
}
