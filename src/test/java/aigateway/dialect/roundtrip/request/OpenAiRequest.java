package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// OpenAI's chat completions.
final class OpenAiRequest implements NativeRequest {
    @Override
    public Said read(JsonNode request) {
        List<Said.Turn> turns = new ArrayList<>();
        Called called = new Called();
        for (JsonNode message : request.get("messages")) {
            turns.add(turn(message, called));
        }
        return new Said(
                turns,
                tools(request.path("tools"), "parameters"),
                choice(request.path("tool_choice")),
                format(request.path("response_format")),
                limits(request).all);
    }

    private static Said.Turn turn(JsonNode message, Called called) {
        String role = message.get("role").asString();
        List<Piece> pieces = new ArrayList<>();
        if (role.equals("assistant")) {
            thoughts(message, pieces);
        }
        content(message.path("content"), pieces);
        if (role.equals("tool")) {
            int call = called.byId(message.get("tool_call_id").asString());
            return new Said.Turn(role, List.of(new Piece.Result(call, List.copyOf(pieces))));
        }
        Trees.given(message, "refusal", text -> pieces.add(new Piece.Text(text.asString())));
        for (JsonNode call : message.path("tool_calls")) {
            pieces.add(called.ofFunction(call));
        }
        return new Said.Turn(role.equals("developer") ? "system" : role, pieces);
    }

    private static void thoughts(JsonNode message, List<Piece> to) {
        Trees.given(
                message,
                "reasoning_content",
                text -> to.add(new Piece.Thought(text.asString(), null)));
        for (JsonNode detail : message.path("reasoning_details")) {
            boolean readable = detail.has("text");
            String signature = detail.path(readable ? "signature" : "data").asString(null);
            to.add(new Piece.Thought(detail.path("text").asString(""), signature));
        }
    }

    /// A text, or parts.
    static void content(JsonNode content, List<Piece> to) {
        if (content.isString()) {
            to.add(new Piece.Text(content.asString()));
        }
        for (JsonNode part : content) {
            to.add(part(part));
        }
    }

    private static Piece part(JsonNode part) {
        boolean cached = part.has("cache_control");
        String type = part.get("type").asString();
        JsonNode inner = part.get(type);
        return switch (type) {
            case "text" -> new Piece.Text(inner.asString(), cached);
            case "refusal" -> new Piece.Text(inner.asString());
            case "image_url" -> {
                boolean bare = inner.isString();
                String detail = inner.path("detail").asString(null);
                String url = bare ? inner.asString() : inner.get("url").asString();
                yield media(url, "auto".equals(detail) ? null : detail, cached);
            }
            case "file" ->
                    media(
                            inner.get("file_data").asString(),
                            inner.path("filename").asString(null),
                            cached);
            case "input_audio" ->
                    new Piece.Media(
                            "audio/" + inner.get("format").asString(),
                            inner.get("data").asString(),
                            null,
                            false);
            default -> throw new AssertionError(part);
        };
    }

    /// Media at an address, which may hold them.
    static Piece.Media media(String url, @Nullable String note, boolean cached) {
        if (!url.startsWith("data:")) {
            return new Piece.Media("", url, note, cached);
        }
        int end = url.indexOf(";");
        return new Piece.Media(
                url.substring(5, end), url.substring(url.indexOf(",") + 1), note, cached);
    }

    /// Tools of OpenAI's shape.
    static List<Said.Tool> tools(JsonNode tools, String schema) {
        List<Said.Tool> all = new ArrayList<>();
        for (JsonNode tool : tools) {
            JsonNode function = tool.get("function");
            all.add(
                    new Said.Tool(
                            function.get("name").asString(),
                            function.path("description").asString(null),
                            function.get(schema),
                            function.path("strict").asBoolean(false),
                            tool.has("cache_control")));
        }
        return all;
    }

    static @Nullable String choice(JsonNode choice) {
        if (choice.isObject()) {
            return "=" + choice.at("/function/name").asString();
        }
        String word = choice.asString("auto");
        return switch (word) {
            case "auto" -> null;
            case "any" -> "required";
            default -> word;
        };
    }

    static @Nullable JsonNode format(JsonNode format) {
        return switch (format.path("type").asString("text")) {
            case "text" -> null;
            case "json_object" -> JsonNodeFactory.instance.stringNode("");
            default -> format.at("/json_schema/schema");
        };
    }

    private static Limits limits(JsonNode request) {
        Limits limits =
                new Limits(request)
                        .as("max_completion_tokens", "max_tokens")
                        .same("max_tokens", "temperature", "top_p", "top_k", "seed", "n")
                        .same("frequency_penalty", "presence_penalty", "user", "stream")
                        .same("logprobs", "top_logprobs", "parallel_tool_calls");
        JsonNode stop = request.path("stop");
        ArrayNode several = JsonNodeFactory.instance.arrayNode().add(stop);
        limits.all.remove("stop");
        if (!stop.isMissingNode()) {
            limits.put("stop", stop.isString() ? several : stop);
        }
        thinks(request, limits);
        return limits;
    }

    private static void thinks(JsonNode request, Limits limits) {
        JsonNode reasoning = request.path("reasoning");
        if (request.has("reasoning_effort") || !reasoning.isMissingNode()) {
            boolean off =
                    request.path("reasoning_effort").asString("").equals("none")
                            || reasoning.path("effort").asString("").equals("none")
                            || !reasoning.path("enabled").asBoolean(true)
                            || reasoning.path("max_tokens").asInt(1) == 0;
            limits.all.put("thinks", Boolean.toString(!off));
        }
    }
}
