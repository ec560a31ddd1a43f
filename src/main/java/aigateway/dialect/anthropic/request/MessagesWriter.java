package aigateway.dialect.anthropic.request;

import aigateway.dialect.ToolCallIds;
import aigateway.dialect.anthropic.request.Conversation.Entry;
import aigateway.dialect.anthropic.request.Conversation.Speaker;
import aigateway.dialect.anthropic.request.Conversation.Turn;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.util.List;
import java.util.function.Supplier;

/// Writes `system` and `messages`.
final class MessagesWriter {
    /// Characters that tell ids apart of which others had to be replaced.
    private static final int MARK_LENGTH = 6;

    private final JsonWriter out;
    private final Losses losses;
    private final PartWriter parts;

    MessagesWriter(JsonWriter out, Losses losses, BetaHeader betas) {
        this.out = out;
        this.losses = losses;
        this.parts = new PartWriter(losses, betas);
    }

    void write(Conversation conversation) {
        boolean[] any = new boolean[1];
        Supplier<JsonWriter> block =
                () -> {
                    if (!any[0]) {
                        any[0] = true;
                        out.key("system").array();
                    }
                    return out;
                };
        for (Entry entry : conversation.system) {
            instructions(block, entry);
        }
        if (any[0]) {
            out.endArray();
        }
        out.key("messages").array();
        int prefill = conversation.prefill();
        for (Turn turn : conversation.turns) {
            turn(turn, prefill);
        }
        out.endArray();
    }

    private void instructions(Supplier<JsonWriter> to, Entry entry) {
        name(entry);
        List<Content> content = entry.message().content();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof Content.Text text) {
                PartWriter.text(to, text.value(), text.cacheControl());
            } else {
                losses.dropped(path(entry, i));
            }
        }
    }

    private void turn(Turn turn, int prefill) {
        TurnWriter to = new TurnWriter(out, turn.speaker().wire);
        for (Entry entry : turn.entries()) {
            if (turn.speaker() == Speaker.SYSTEM) {
                instructions(to::block, entry);
            } else if (entry.message().role() == Role.TOOL) {
                result(to.block(), entry);
            } else {
                name(entry);
                for (ReasoningBlock thinking : entry.thinking()) {
                    thinking(to.block(), thinking);
                }
                content(to::block, entry, entry.index() == prefill);
                List<ToolCall> calls = entry.message().toolCalls();
                for (int i = 0; i < calls.size(); i++) {
                    call(to.block(), calls.get(i), entry.index(), i);
                }
            }
        }
        to.close();
    }

    private void name(Entry entry) {
        if (entry.message().name() != null) {
            losses.dropped("messages." + entry.index() + ".name");
        }
    }

    private void content(Supplier<JsonWriter> to, Entry entry, boolean goesOn) {
        List<Content> content = entry.message().content();
        int last = goesOn ? Conversation.lastSaid(entry.message()) : -1;
        for (int i = 0; i < content.size(); i++) {
            parts.write(to, i == last ? begun(content.get(i)) : content.get(i), path(entry, i));
        }
    }

    /// The end of a beginning: Anthropic refuses one that ends with white space.
    private static Content begun(Content part) {
        return switch (part) {
            case Content.Text text ->
                    new Content.Text(text.text().stripTrailing(), text.cacheControl());
            case Content.Refusal refusal -> new Content.Refusal(refusal.text().stripTrailing());
            case Content.Image _, Content.File _, Content.Audio _, Content.Other _ -> part;
        };
    }

    private static void thinking(JsonWriter out, ReasoningBlock block) {
        switch (block.body()) {
            case Body.Text text -> {
                String signature = text.signature() == null ? "" : text.signature();
                out.object().key("type").string("thinking").key("thinking").string(text.text());
                out.key("signature").string(signature).endObject();
            }
            case Body.Encrypted encrypted -> {
                out.object().key("type").string("redacted_thinking");
                out.key("data").string(encrypted.data()).endObject();
            }
            case Body.Summary _ -> {} // never signed, so it is not among these
        }
    }

    private void call(JsonWriter out, ToolCall call, int message, int number) {
        String path = "messages." + message + ".tool_calls." + number;
        if (call.extraContent() != null) {
            losses.dropped(path + ".extra_content");
        }
        out.object().key("type").string("tool_use").key("id").string(id(call.id()));
        out.key("name").string(call.name()).key("input");
        JsonNode input = Json.root(Bytes.utf8(call.arguments()));
        if (input != null && input.isObject()) {
            out.raw(input.raw());
        } else if (call.arguments().isBlank()) {
            out.object().endObject();
        } else {
            losses.dropped(path + ".function.arguments");
            out.object().key("arguments").string(call.arguments()).endObject();
        }
        out.endObject();
    }

    private void result(JsonWriter out, Entry entry) {
        Message message = entry.message();
        String call = message.toolCallId() == null ? "" : message.toolCallId();
        out.object().key("type").string("tool_result").key("tool_use_id").string(id(call));
        List<Content> content = message.content();
        if (content.size() == 1 && content.getFirst() instanceof Content.Text text) {
            out.key("content").string(text.value());
            if (text.cacheControl() != null) {
                out.key("cache_control").raw(text.cacheControl());
            }
        } else if (!content.isEmpty()) {
            out.key("content").array();
            content(() -> out, entry, false);
            out.endArray();
        }
        out.endObject();
    }

    /// An id that Anthropic takes: letters, digits, `_` and `-`.
    private static String id(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!isPlain(id.charAt(i))) {
                return plainId(id);
            }
        }
        return id;
    }

    private static String plainId(String id) {
        StringBuilder plain = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            plain.append(isPlain(id.charAt(i)) ? id.charAt(i) : '_');
        }
        // two that differ in such characters only are still two
        return plain.append('_').append(ToolCallIds.made(id, MARK_LENGTH)).toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '-';
    }

    private static String path(Entry entry, int part) {
        return "messages." + entry.index() + ".content." + part;
    }
}
