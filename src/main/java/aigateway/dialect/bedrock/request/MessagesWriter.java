package aigateway.dialect.bedrock.request;

import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.bedrock.request.Conversation.Entry;
import aigateway.dialect.bedrock.request.Conversation.Turn;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.LazyText;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Role;
import aigateway.model.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `system` and `messages`.
final class MessagesWriter {
    private final JsonWriter out;
    private final ModelRules rules;
    private final Losses losses;
    private final PartWriter parts;
    private final CallIds ids;

    MessagesWriter(JsonWriter out, ModelRules rules, Losses losses) {
        this.out = out;
        this.rules = rules;
        this.losses = losses;
        this.parts = new PartWriter(rules, losses);
        this.ids = new CallIds(rules.has(Trait.ANY_IDS));
    }

    void write(Conversation conversation) {
        TurnWriter system = new TurnWriter(out, () -> out.key("system"));
        conversation.system.forEach(entry -> instructions(system, entry));
        system.close();
        out.key("messages").array();
        int prefill = conversation.prefill();
        for (Turn turn : conversation.turns) {
            turn(turn, prefill);
        }
        out.endArray();
    }

    private void instructions(TurnWriter to, Entry entry) {
        name(entry);
        List<Content> content = entry.message().content();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof Content.Text text) {
                parts.text(to, text.value(), text.cacheControl(), path(entry, i));
            } else {
                losses.dropped(path(entry, i));
            }
        }
    }

    private void turn(Turn turn, int prefill) {
        String role = turn.assistant() ? "assistant" : "user";
        TurnWriter to =
                new TurnWriter(out, () -> out.object().key("role").string(role).key("content"));
        for (Entry entry : turn.entries()) {
            switch (entry.message().role()) {
                case SYSTEM, DEVELOPER -> instructions(to, entry);
                case TOOL -> result(to, entry);
                case USER, ASSISTANT -> said(to, entry, entry.index() == prefill);
            }
        }
        if (to.lacksText()) {
            // Bedrock refuses documents without a text beside them.
            to.block().object().key("text").string("(document)").endObject();
        }
        if (to.close()) {
            out.endObject();
        }
    }

    private void said(TurnWriter to, Entry entry, boolean goesOn) {
        name(entry);
        for (ReasoningBlock thinking : entry.thinking()) {
            thinking(to.block(), thinking);
        }
        List<Content> content = entry.message().content();
        for (int i = 0; i < content.size(); i++) {
            Content part = content.get(i);
            if (goesOn && i == content.size() - 1 && part instanceof Content.Text text) {
                // Claude refuses a beginning that ends with white space.
                LazyText begun = LazyText.of(text.text().stripTrailing());
                parts.text(to, begun, text.cacheControl(), path(entry, i));
            } else {
                boolean user = entry.message().role() == Role.USER;
                parts.write(to, part, user, path(entry, i));
            }
        }
        List<ToolCall> calls = entry.message().toolCalls();
        for (int i = 0; i < calls.size(); i++) {
            call(to.block(), calls.get(i), entry.index(), i);
        }
    }

    private void name(Entry entry) {
        if (entry.message().name() != null) {
            losses.dropped("messages." + entry.index() + ".name");
        }
    }

    private static void thinking(JsonWriter out, ReasoningBlock block) {
        out.object().key("reasoningContent").object();
        switch (block.body()) {
            case Body.Text text -> {
                String signature = text.signature() == null ? "" : text.signature();
                out.key("reasoningText").object().key("text").string(text.text());
                out.key("signature").string(signature).endObject();
            }
            case Body.Encrypted encrypted ->
                    out.key("redactedContent").string(base64(encrypted.data(), block));
            case Body.Summary _ -> {} // never signed, so it is not among these
        }
        out.endObject().endObject();
    }

    private static String base64(String data, ReasoningBlock block) {
        if (ReasoningFormats.BEDROCK.equals(block.format())) {
            return data;
        }
        return Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    }

    private void call(JsonWriter to, ToolCall call, int message, int number) {
        to.object().key("toolUse").object().key("toolUseId").string(ids.id(call.id()));
        to.key("name").string(call.name()).key("input");
        JsonNode input = Json.root(Bytes.utf8(call.arguments()));
        if (input != null && input.isObject()) {
            to.raw(input.raw());
        } else if (call.arguments().isBlank()) {
            to.object().endObject();
        } else {
            String path = "messages." + message + ".tool_calls." + number;
            losses.dropped(path + ".function.arguments");
            to.object().key("arguments").string(call.arguments()).endObject();
        }
        to.endObject().endObject();
    }

    private void result(TurnWriter turn, Entry entry) {
        Message message = entry.message();
        name(entry);
        String call = message.toolCallId() == null ? "" : message.toolCallId();
        JsonWriter to = turn.block().object().key("toolResult").object();
        to.key("toolUseId").string(ids.id(call)).key("content");
        TurnWriter blocks = new TurnWriter(to, () -> {});
        List<Content> content = message.content();
        for (int i = 0; i < content.size(); i++) {
            Content part = withoutCache(content.get(i));
            parts.write(blocks, part, rules.has(Trait.RESULT_MEDIA), path(entry, i));
        }
        if (!blocks.close()) {
            to.array().endArray();
        }
        to.endObject().endObject();
        for (int i = 0; i < content.size(); i++) {
            CachePoint.write(to, cache(content.get(i)), path(entry, i), rules, losses);
        }
    }

    /// Cache points stand behind a result, not in it.
    private static Content withoutCache(Content part) {
        return switch (part) {
            case Content.Text text -> new Content.Text(text.value(), null);
            case Content.Image image -> new Content.Image(image.source(), image.detail(), null);
            case Content.File file -> new Content.File(file.source(), file.filename(), null);
            case Content.Audio _, Content.Refusal _, Content.Other _ -> part;
        };
    }

    private static @Nullable Bytes cache(Content part) {
        return switch (part) {
            case Content.Text text -> text.cacheControl();
            case Content.Image image -> image.cacheControl();
            case Content.File file -> file.cacheControl();
            case Content.Audio _, Content.Refusal _, Content.Other _ -> null;
        };
    }

    private static String path(Entry entry, int part) {
        return "messages." + entry.index() + ".content." + part;
    }
}
