package aigateway.dialect.openai.request;

import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Message;
import aigateway.model.Reasoning;
import aigateway.model.ResponseFormat;
import aigateway.model.Sampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decodes one checked request. Besides OpenAI's own fields it understands what many clients send:
/// OpenRouter's `reasoning`, Anthropic's `thinking`, `top_k`, and the older `functions`.
final class RequestDecoder {
    /// Fields that have a place in [ChatRequest]; all others become its `extra`.
    private static final Set<String> PLACED =
            Set.of(
                    "model",
                    "messages",
                    "stream",
                    "stream_options",
                    "tools",
                    "functions",
                    "tool_choice",
                    "function_call",
                    "parallel_tool_calls",
                    "response_format",
                    "temperature",
                    "top_p",
                    "top_k",
                    "frequency_penalty",
                    "presence_penalty",
                    "seed",
                    "max_tokens",
                    "max_completion_tokens",
                    "stop",
                    "n",
                    "logprobs",
                    "top_logprobs",
                    "reasoning_effort",
                    "reasoning",
                    "thinking",
                    "user");

    private final JsonNode root;

    RequestDecoder(JsonNode root) {
        this.root = root;
    }

    ChatRequest decode() {
        List<Message> messages = new ArrayList<>();
        JsonNode array = root.get("messages");
        if (array != null) {
            for (JsonNode message : array.elements()) {
                messages.add(MessageDecoder.message(message));
            }
        }
        return new ChatRequest(
                messages,
                ToolDecoder.tools(root),
                ToolDecoder.choice(root),
                bool(root, "parallel_tool_calls"),
                responseFormat(),
                sampling(),
                reasoning(),
                root.text("user"),
                root.isTrue("stream"),
                extra());
    }

    private Map<String, Bytes> extra() {
        Map<String, Bytes> extra = new LinkedHashMap<>();
        root.members(
                (name, value) -> {
                    if (!PLACED.contains(name) && !value.isNull()) {
                        extra.put(name, value.raw());
                    }
                });
        ToolDecoder.otherTools(root, extra);
        Unread.into(root, extra);
        JsonNode format = root.get("response_format");
        if (format != null && responseFormat() == null) {
            extra.put("response_format", format.raw());
        }
        return extra;
    }

    private @Nullable ResponseFormat responseFormat() {
        JsonNode format = root.get("response_format");
        String type = format == null ? null : format.text("type");
        if (format == null || type == null) {
            return null;
        }
        return switch (type) {
            case "json_object" -> new ResponseFormat.JsonObject();
            case "json_schema" -> schema(format.get("json_schema"));
            case "text" -> new ResponseFormat.Text();
            default -> null;
        };
    }

    private static ResponseFormat schema(@Nullable JsonNode json) {
        JsonNode schema = json == null ? null : json.get("schema");
        if (json == null || schema == null) {
            return new ResponseFormat.JsonObject();
        }
        String name = json.text("name");
        return new ResponseFormat.JsonSchema(
                name == null || name.isEmpty() ? "response" : name,
                json.text("description"),
                schema.raw(),
                bool(json, "strict"));
    }

    private Sampling sampling() {
        Long max = whole(root, "max_completion_tokens");
        JsonNode logprobs = root.get("logprobs");
        boolean counted = logprobs != null && logprobs.isNumber();
        Long top = counted ? whole(root, "logprobs") : whole(root, "top_logprobs");
        return new Sampling(
                real("temperature"),
                real("top_p"),
                whole(root, "top_k"),
                real("frequency_penalty"),
                real("presence_penalty"),
                whole(root, "seed"),
                max != null ? max : whole(root, "max_tokens"),
                stop(),
                whole(root, "n"),
                counted ? Boolean.TRUE : bool(root, "logprobs"),
                top);
    }

    private List<String> stop() {
        List<String> texts = new ArrayList<>();
        JsonNode stop = root.get("stop");
        if (stop != null) {
            String single = stop.text();
            if (single != null) {
                texts.add(single);
            }
            for (JsonNode element : stop.elements()) {
                String text = element.text();
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private Reasoning reasoning() {
        String effort = root.text("reasoning_effort");
        Long budget = null;
        Boolean enabled = null;
        JsonNode reasoning = root.get("reasoning");
        if (reasoning != null) {
            effort = effort != null ? effort : reasoning.text("effort");
            budget = whole(reasoning, "max_tokens");
            enabled = bool(reasoning, "enabled");
        }
        JsonNode thinking = root.get("thinking");
        String type = thinking == null ? null : thinking.text("type");
        if (thinking != null) {
            budget = budget != null ? budget : whole(thinking, "budget_tokens");
        }
        if (type != null) {
            enabled = !type.equals("disabled");
        }
        return new Reasoning(effort, budget, enabled);
    }

    private @Nullable Double real(String key) {
        JsonNode node = root.get(key);
        return node == null || !node.isNumber() ? null : node.asDouble();
    }

    static @Nullable Long whole(JsonNode object, String key) {
        JsonNode node = object.get(key);
        return node == null || !node.isNumber() ? null : Long.valueOf(node.asLong(0));
    }

    static @Nullable Boolean bool(JsonNode object, String key) {
        JsonNode node = object.get(key);
        if (node == null || (node.kind() != JsonKind.TRUE && node.kind() != JsonKind.FALSE)) {
            return null;
        }
        return node.kind() == JsonKind.TRUE;
    }
}
