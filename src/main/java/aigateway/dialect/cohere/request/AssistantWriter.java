package aigateway.dialect.cohere.request;

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
import aigateway.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes an assistant's message: text, calls, and its reasoning where Cohere takes it back. A
/// model that thinks gets it as a thinking block; others had a plan before their calls and get it
/// as `tool_plan` (<https://docs.cohere.com/docs/tool-use-overview>).
final class AssistantWriter {
    private final JsonWriter out;
    private final boolean thinks;
    private final Losses losses;

    AssistantWriter(JsonWriter out, Set<Trait> traits, Losses losses) {
        this.out = out;
        this.thinks = traits.contains(Trait.THINKS);
        this.losses = losses;
    }

    void write(Message message, int number) {
        List<LazyText> texts = texts(message, number);
        String reasoning = reasoning(message, number);
        boolean calls = !message.toolCalls().isEmpty();
        if (texts.isEmpty() && !calls) {
            return;
        }
        out.object().key("role").string("assistant");
        Turn turn = new Turn(out, null);
        if (thinks && !reasoning.isEmpty()) {
            JsonWriter block = turn.block().object().key("type").string("thinking");
            block.key("thinking").string(reasoning).endObject();
            texts.forEach(turn::text);
            turn.close();
        } else if (texts.size() == 1) {
            turn.string(texts.getFirst());
        } else {
            texts.forEach(turn::text);
            turn.close();
        }
        if (calls) {
            calls(message, number, thinks ? "" : reasoning);
        }
        out.endObject();
    }

    private List<LazyText> texts(Message message, int number) {
        List<LazyText> texts = new ArrayList<>(1);
        List<Content> content = message.content();
        for (int i = 0; i < content.size(); i++) {
            String path = "messages." + number + ".content." + i;
            LazyText text =
                    switch (content.get(i)) {
                        case Content.Text part -> {
                            if (part.cacheControl() != null) {
                                losses.dropped(path + ".cache_control");
                            }
                            yield part.value();
                        }
                        case Content.Refusal refusal -> LazyText.of(refusal.text());
                        case Content.Image _, Content.File _, Content.Audio _, Content.Other _ -> {
                            losses.dropped(path);
                            yield LazyText.of("");
                        }
                    };
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /// The reasoning that may be Cohere's own: text that no other provider marked as its.
    private String reasoning(Message message, int number) {
        StringBuilder text = new StringBuilder();
        for (ReasoningBlock block : message.reasoning()) {
            String readable = readable(block);
            if (readable != null && block.format() == null) {
                text.append(readable);
            } else if (readable == null) {
                losses.dropped("messages." + number + ".reasoning_details");
            }
        }
        return text.toString();
    }

    /// Text without a proof, or null if there is one, which is not for Cohere.
    private static @Nullable String readable(ReasoningBlock block) {
        return switch (block.body()) {
            case Body.Text text ->
                    text.signature() == null || text.signature().isEmpty() ? text.text() : null;
            case Body.Summary _ -> "";
            case Body.Encrypted _ -> null;
        };
    }

    private void calls(Message message, int number, String plan) {
        if (!plan.isEmpty()) {
            out.key("tool_plan").string(plan);
        }
        out.key("tool_calls").array();
        for (int i = 0; i < message.toolCalls().size(); i++) {
            ToolCall call = message.toolCalls().get(i);
            out.object().key("id").string(call.id()).key("type").string("function");
            out.key("function").object().key("name").string(call.name());
            String path = "messages." + number + ".tool_calls." + i;
            if (call.extraContent() != null) {
                losses.dropped(path + ".extra_content");
            }
            out.key("arguments").string(arguments(call.arguments(), path));
            out.endObject().endObject();
        }
        out.endArray();
    }

    /// The arguments as they are, if they are an object, as Cohere wants them.
    private String arguments(String arguments, String path) {
        if (arguments.isBlank()) {
            return "{}";
        }
        JsonNode json = Json.root(Bytes.utf8(arguments));
        if (json != null && json.isObject()) {
            return arguments;
        }
        losses.dropped(path + ".function.arguments");
        JsonWriter wrapped = new JsonWriter().object().key("arguments").string(arguments);
        return wrapped.endObject().bytes().utf8();
    }
}
