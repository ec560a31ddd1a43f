package aigateway.dialect.anthropic;

import aigateway.dialect.CallerRequest;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Content;
import aigateway.model.Content.Source;
import aigateway.model.Message;
import aigateway.model.Reasoning;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.ResponseFormat;
import aigateway.model.Role;
import aigateway.model.Sampling;
import aigateway.model.Tool;
import aigateway.model.ToolCall;
import aigateway.model.ToolChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Reads the chat requests of the fixtures, which are in OpenAI's form, trusting that they are
/// right.
@NullUnmarked
final class ChatJson {
    private static final Set<String> KNOWN =
            Set.of(
                    "model",
                    "messages",
                    "tools",
                    "tool_choice",
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
                    "user",
                    "stream");

    private ChatJson() {}

    static CallerRequest request(String json) {
        JsonDocument document = (JsonDocument) Json.parse(Bytes.utf8(json));
        JsonNode root = document.root();
        boolean stream = root.isTrue("stream");
        return new CallerRequest(
                "openai", document, root.text("model"), stream, false, () -> chat(root));
    }

    private static ChatRequest chat(JsonNode root) {
        Map<String, Bytes> extra = new HashMap<>();
        root.members(
                (name, value) -> {
                    if (!KNOWN.contains(name)) {
                        extra.put(name, value.raw());
                    }
                });
        return new ChatRequest(
                list(root, "messages").stream().map(ChatJson::message).toList(),
                list(root, "tools").stream().map(ChatJson::tool).toList(),
                choice(root.get("tool_choice")),
                bool(root, "parallel_tool_calls"),
                format(root.get("response_format")),
                sampling(root),
                reasoning(root),
                root.text("user"),
                root.isTrue("stream"),
                extra);
    }

    private static Message message(JsonNode m) {
        List<ToolCall> calls = new ArrayList<>();
        for (JsonNode call : list(m, "tool_calls")) {
            JsonNode function = call.get("function");
            calls.add(
                    new ToolCall(
                            call.text("id"),
                            function.text("name"),
                            function.text("arguments"),
                            null));
        }
        List<ReasoningBlock> reasoning = new ArrayList<>();
        for (JsonNode detail : list(m, "reasoning_details")) {
            reasoning.add(
                    new ReasoningBlock(
                            detail.get("data") != null
                                    ? new Body.Encrypted(detail.text("data"))
                                    : new Body.Text(detail.text("text"), detail.text("signature")),
                            detail.text("format"),
                            null));
        }
        return new Message(
                Role.valueOf(m.text("role").toUpperCase(Locale.ROOT)),
                content(m.get("content")),
                m.text("name"),
                calls,
                m.text("tool_call_id"),
                reasoning);
    }

    private static List<Content> content(@Nullable JsonNode content) {
        if (content == null) {
            return List.of();
        }
        return content.isString()
                ? List.of(new Content.Text(content.text(), null))
                : content.elements().stream().map(ChatJson::part).toList();
    }

    private static Content part(JsonNode p) {
        JsonNode cache = p.get("cache_control");
        Bytes cacheControl = cache == null ? null : cache.raw();
        return switch (p.text("type")) {
            case "text" -> new Content.Text(p.text("text"), cacheControl);
            case "refusal" -> new Content.Refusal(p.text("refusal"));
            case "image_url" -> {
                JsonNode image = p.get("image_url");
                yield new Content.Image(
                        source(image.text("url")), image.text("detail"), cacheControl);
            }
            case "file" -> {
                JsonNode file = p.get("file");
                String id = file.text("file_id");
                yield new Content.File(
                        id != null ? new Source.FileId(id) : source(file.text("file_data")),
                        file.text("filename"),
                        cacheControl);
            }
            case "input_audio" ->
                    new Content.Audio(
                            p.get("input_audio").text("format"), p.get("input_audio").text("data"));
            default -> new Content.Other(p.text("type"), p.raw());
        };
    }

    private static Source source(String url) {
        if (!url.startsWith("data:")) {
            return new Source.Url(url);
        }
        String[] halves = url.substring(5).split(";base64,", 2);
        return new Source.Data(halves[0], halves[1]);
    }

    private static Tool tool(JsonNode tool) {
        JsonNode f = tool.get("function");
        JsonNode cache = tool.get("cache_control");
        return new Tool(
                f.text("name"),
                f.text("description"),
                f.get("parameters") == null ? null : f.get("parameters").raw(),
                bool(f, "strict"),
                cache == null ? null : cache.raw());
    }

    private static @Nullable ToolChoice choice(@Nullable JsonNode choice) {
        if (choice == null) {
            return null;
        }
        return switch (choice.isString() ? choice.text() : choice.text("type")) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            case "function" -> new ToolChoice.Named(choice.get("function").text("name"));
            default -> new ToolChoice.Other(choice.raw());
        };
    }

    private static @Nullable ResponseFormat format(@Nullable JsonNode format) {
        if (format == null) {
            return null;
        }
        return switch (format.text("type")) {
            case "json_schema" -> {
                JsonNode json = format.get("json_schema");
                yield new ResponseFormat.JsonSchema(
                        json.text("name"), null, json.get("schema").raw(), bool(json, "strict"));
            }
            case "json_object" -> new ResponseFormat.JsonObject();
            default -> new ResponseFormat.Text();
        };
    }

    private static Sampling sampling(JsonNode root) {
        JsonNode stop = root.get("stop");
        List<String> stops =
                stop == null
                        ? List.of()
                        : stop.isString()
                                ? List.of(stop.text())
                                : stop.elements().stream().map(JsonNode::text).toList();
        Long max = whole(root, "max_completion_tokens");
        return new Sampling(
                real(root, "temperature"),
                real(root, "top_p"),
                whole(root, "top_k"),
                real(root, "frequency_penalty"),
                real(root, "presence_penalty"),
                whole(root, "seed"),
                max == null ? whole(root, "max_tokens") : max,
                stops,
                whole(root, "n"),
                bool(root, "logprobs"),
                whole(root, "top_logprobs"));
    }

    private static Reasoning reasoning(JsonNode root) {
        JsonNode reasoning = root.get("reasoning");
        if (reasoning == null) {
            return new Reasoning(root.text("reasoning_effort"), null, null);
        }
        return new Reasoning(
                reasoning.text("effort"),
                whole(reasoning, "max_tokens"),
                bool(reasoning, "enabled"));
    }

    private static List<JsonNode> list(JsonNode node, String key) {
        JsonNode list = node.get(key);
        return list == null ? List.of() : list.elements();
    }

    private static @Nullable Boolean bool(JsonNode node, String key) {
        return node.get(key) == null ? null : Boolean.valueOf(node.isTrue(key));
    }

    private static @Nullable Long whole(JsonNode node, String key) {
        return node.get(key) == null ? null : Long.valueOf(node.number(key, 0));
    }

    private static @Nullable Double real(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value == null ? null : Double.valueOf(value.asDouble());
    }
}
