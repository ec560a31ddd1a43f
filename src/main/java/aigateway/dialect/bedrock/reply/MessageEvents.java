package aigateway.dialect.bedrock.reply;

import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns the blocks of one message into events. A whole message's blocks begin and end at once, a
/// stream's get their deltas in between; numbers of blocks and calls are given here.
public final class MessageEvents {
    /// Fields beside the message that callers may need.
    private static final List<String> KEPT =
            List.of("additionalModelResponseFields", "trace", "performanceConfig");

    private final Sink sink;
    private final SignatureMemory memory;
    private final Citations citations = new Citations();
    private final Map<Long, Block> open = new TreeMap<>();
    private final List<ReasoningBlock> reasoning = new ArrayList<>(1);
    private final List<String> calls = new ArrayList<>(1);
    private final List<Bytes> others = new ArrayList<>(0);
    private final @Nullable String format;
    private int reasoningBlocks;
    private int textLength;
    private boolean started;
    private @Nullable String stopReason;

    /// Events of one reply.
    ///
    /// @param memory takes the signatures of tool calls
    /// @param signs true if the model signs its reasoning, as Claude does
    public MessageEvents(Sink sink, SignatureMemory memory, boolean signs) {
        this.sink = sink;
        this.memory = memory;
        this.format = signs ? ReasoningFormats.ANTHROPIC : null;
    }

    /// The message begins. Bedrock gives it no id and does not say which model wrote it.
    void start() {
        if (!started) {
            started = true;
            sink.on(new ChatEvent.Started("", 0, ""));
        }
    }

    boolean hasStarted() {
        return started;
    }

    /// A block of a whole message.
    void whole(JsonNode content) {
        content.members(
                (name, value) -> {
                    long index = open.size();
                    switch (name) {
                        case "text" -> delta(index, "text", value);
                        case "citationsContent" -> cited(index, value);
                        case "reasoningContent" -> {
                            JsonNode text = value.get("reasoningText");
                            delta(index, name, text == null ? value : text);
                        }
                        case "toolUse" -> call(index, value, true);
                        default -> other(index, name, value);
                    }
                    end(index);
                });
    }

    private void cited(long index, JsonNode value) {
        JsonNode texts = value.get("content");
        if (texts != null) {
            for (JsonNode each : texts.elements()) {
                JsonNode text = each.get("text");
                if (text != null) {
                    delta(index, "text", text);
                }
            }
        }
        JsonNode sources = value.get("citations");
        if (sources != null) {
            for (JsonNode each : sources.elements()) {
                delta(index, "citation", each);
            }
        }
    }

    /// A block of a stream begins. Blocks of text and reasoning begin with their first delta.
    void begin(long index, @Nullable JsonNode start) {
        if (start != null) {
            start.members(
                    (name, value) -> {
                        if (name.equals("toolUse")) {
                            call(index, value, false);
                        } else {
                            other(index, name, value);
                        }
                    });
        }
    }

    private void call(long index, JsonNode start, boolean whole) {
        if (isServers(start) || !start.isObject()) {
            other(index, "toolUse", start);
            return;
        }
        String id = start.text("toolUseId");
        Block.ToolUse block = new Block.ToolUse(calls.size());
        open.put(index, block);
        calls.add(id == null ? "" : id);
        String input = whole ? input(start.get("input")) : "";
        block.hasInput = whole;
        sink.on(new ChatEvent.ToolCallDelta(0, block.number, id, start.text("name"), input, null));
    }

    /// True if the server runs the tool itself: the caller has nothing to do with it.
    private static boolean isServers(JsonNode toolUse) {
        String type = toolUse.text("type");
        return type != null && !type.equals("tool_use");
    }

    /// A whole call's input as JSON text, byte for byte.
    private static String input(@Nullable JsonNode input) {
        if (input == null || input.isNull()) {
            return "{}";
        }
        String quoted = input.text();
        if (quoted == null) {
            return input.raw().utf8();
        }
        return quoted.isBlank() ? "{}" : quoted;
    }

    private void other(long index, String name, JsonNode start) {
        open.put(index, new Block.Other(name, start.raw()));
    }

    /// More of a block.
    void delta(long index, @Nullable JsonNode delta) {
        if (delta != null) {
            delta.members((name, value) -> delta(index, name, value));
        }
    }

    private void delta(long index, String name, JsonNode value) {
        switch (name) {
            case "text" -> text(index, value.text());
            case "citation" -> {
                text(index, "");
                citations.add(value);
            }
            case "reasoningContent" -> reasoning(index, value);
            case "toolUse" -> input(index, value.text("input"));
            default -> {
                if (open.get(index) instanceof Block.Other other) {
                    other.content().add(value.raw());
                }
            }
        }
    }

    private void text(long index, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (!(open.get(index) instanceof Block.Text)) {
            end(index);
            open.put(index, new Block.Text(textLength));
        }
        if (!text.isEmpty()) {
            textLength += text.codePointCount(0, text.length());
            sink.on(new ChatEvent.TextDelta(0, text));
        }
    }

    private void reasoning(long index, JsonNode delta) {
        Block.Reasoning block;
        if (open.get(index) instanceof Block.Reasoning begun) {
            block = begun;
        } else {
            end(index);
            block = new Block.Reasoning(reasoningBlocks++);
            open.put(index, block);
        }
        String text = delta.text("text");
        if (text != null && !text.isEmpty()) {
            block.text().append(text);
            sink.on(new ChatEvent.ReasoningDelta(0, block.number(), text, format));
        }
        String signature = delta.text("signature");
        if (signature != null) {
            block.signature().append(signature);
        }
        Redacted.add(delta.text("redactedContent"), block.redacted());
    }

    private void input(long index, @Nullable String json) {
        if (json == null || json.isEmpty()) {
            return;
        }
        Block block = open.get(index);
        if (block instanceof Block.ToolUse call) {
            call.hasInput = true;
            sink.on(new ChatEvent.ToolCallDelta(0, call.number, null, null, json, null));
        } else if (block instanceof Block.Other other) {
            other.input().append(json);
        }
    }

    /// A block is over.
    void end(long index) {
        Block ended = open.remove(index);
        if (ended == null) {
            return;
        }
        switch (ended) {
            case Block.Text text -> citations.close(text.start(), textLength);
            case Block.Reasoning block -> thought(block);
            case Block.ToolUse call -> {
                if (!call.hasInput) {
                    sink.on(new ChatEvent.ToolCallDelta(0, call.number, null, null, "{}", null));
                }
            }
            case Block.Other other -> others.add(other.joined());
        }
    }

    private void thought(Block.Reasoning block) {
        String signature = block.signature().toString();
        if (!signature.isEmpty()) {
            String claudes = ReasoningFormats.ANTHROPIC;
            Body body = new Body.Text(block.text().toString(), signature);
            reasoning.add(new ReasoningBlock(body, claudes, null));
            sink.on(new ChatEvent.ReasoningSignature(0, block.number(), signature, claudes));
        }
        if (block.redacted().size() > 0) {
            ReasoningBlock redacted = Redacted.block(block.redacted().toByteArray());
            reasoning.add(redacted);
            if (redacted.body() instanceof Body.Encrypted encrypted) {
                sink.on(
                        new ChatEvent.ReasoningEncrypted(
                                0, block.number(), encrypted.data(), redacted.format(), null));
            }
        }
    }

    /// What stands beside the message: tokens used, what a guardrail found and the like.
    void beside(JsonNode fields) {
        JsonNode usage = fields.get("usage");
        if (usage != null && usage.isObject()) {
            sink.on(new ChatEvent.UsageReported(Tokens.usage(usage)));
        }
        for (String name : KEPT) {
            JsonNode value = fields.get(name);
            if (value != null) {
                sink.on(new ChatEvent.ReplyField(name, value.raw()));
            }
        }
        JsonNode tier = fields.get("serviceTier", "type");
        if (tier != null) {
            sink.on(new ChatEvent.ReplyField("service_tier", tier.raw()));
        }
    }

    /// Why the message ends, if it says so.
    void stop(@Nullable String reason) {
        if (reason != null) {
            stopReason = reason;
        }
    }

    /// Why the message ends; null as long as it does not.
    @Nullable String stopReason() {
        return stopReason;
    }

    /// The message is complete.
    void finish(String reason) {
        for (Long index : List.copyOf(open.keySet())) {
            end(index);
        }
        citations.report(sink);
        if (!others.isEmpty()) {
            JsonWriter out = new JsonWriter().array();
            others.forEach(out::raw);
            sink.on(new ChatEvent.MessageField(0, "bedrock_content", out.endArray().bytes()));
        }
        for (String call : calls) {
            if (!call.isEmpty()) {
                memory.remember(ownFormat(), call, reasoning);
            }
        }
        sink.on(new ChatEvent.Finished(0, StopReasons.finish(reason, !calls.isEmpty()), reason));
        sink.end();
    }

    private String ownFormat() {
        for (ReasoningBlock block : reasoning) {
            if (ReasoningFormats.BEDROCK.equals(block.format())) {
                return ReasoningFormats.BEDROCK;
            }
        }
        return ReasoningFormats.ANTHROPIC;
    }
}
