package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Anthropic's Messages (<https://docs.claude.com/en/api/messages>).
final class AnthropicRequest implements NativeRequest {
    /// More than any of our requests asks for.
    private static final int ALL_THERE_IS = 5_000;

    @Override
    public Said read(JsonNode request) {
        List<Said.Turn> turns = new ArrayList<>();
        Called called = new Called();
        if (request.has("system")) {
            turns.add(new Said.Turn("system", pieces(request.get("system"), called)));
        }
        for (JsonNode message : request.get("messages")) {
            turns.add(
                    new Said.Turn(
                            message.get("role").asString(),
                            pieces(message.get("content"), called)));
        }
        JsonNode format = request.at("/output_config/format");
        return new Said(
                turns,
                tools(request.path("tools")),
                choice(request.path("tool_choice")),
                format.isMissingNode() ? null : format.get("schema"),
                limits(request).all);
    }

    private static List<Piece> pieces(JsonNode content, Called called) {
        List<Piece> pieces = new ArrayList<>();
        if (content.isString()) {
            pieces.add(new Piece.Text(content.asString()));
        }
        for (JsonNode block : content) {
            pieces.add(piece(block, called));
        }
        return List.copyOf(pieces);
    }

    private static Piece piece(JsonNode block, Called called) {
        boolean cached = block.has("cache_control");
        return switch (block.get("type").asString()) {
            case "text" -> new Piece.Text(block.get("text").asString(), cached);
            case "image", "document" ->
                    media(block.get("source"), block.path("title").asString(null), cached);
            case "thinking" ->
                    new Piece.Thought(
                            block.get("thinking").asString(), block.get("signature").asString());
            case "redacted_thinking" -> new Piece.Thought("", block.get("data").asString());
            case "tool_use" ->
                    called.call(
                            block.get("id").asString(),
                            block.get("name").asString(),
                            block.get("input").toString(),
                            null);
            case "tool_result" -> {
                int call = called.byId(block.get("tool_use_id").asString());
                JsonNode content = block.path("content");
                yield new Piece.Result(
                        call,
                        content.isString()
                                ? List.of(new Piece.Text(content.asString(), cached))
                                : pieces(content, called));
            }
            default -> throw new AssertionError(block);
        };
    }

    private static Piece media(JsonNode source, @Nullable String title, boolean cached) {
        return source.get("type").asString().equals("url")
                ? new Piece.Media("", source.get("url").asString(), title, cached)
                : new Piece.Media(
                        source.get("media_type").asString(),
                        source.get("data").asString(),
                        title,
                        cached);
    }

    private static List<Said.Tool> tools(JsonNode tools) {
        List<Said.Tool> all = new ArrayList<>();
        for (JsonNode tool : tools) {
            all.add(
                    new Said.Tool(
                            tool.get("name").asString(),
                            tool.path("description").asString(null),
                            tool.get("input_schema"),
                            tool.path("strict").asBoolean(false),
                            tool.has("cache_control")));
        }
        return all;
    }

    private static @Nullable String choice(JsonNode choice) {
        return switch (choice.path("type").asString("auto")) {
            case "none" -> "none";
            case "any" -> "required";
            case "tool" -> "=" + choice.get("name").asString();
            default -> null;
        };
    }

    private static Limits limits(JsonNode request) {
        Limits limits = new Limits(request).same("temperature", "top_p", "top_k", "stream");
        limits.as("stop_sequences", "stop");
        if (request.get("max_tokens").asInt() < ALL_THERE_IS) {
            limits.same("max_tokens");
        }
        Trees.given(request.path("metadata"), "user_id", user -> limits.put("user", user));
        if (request.at("/tool_choice/disable_parallel_tool_use").asBoolean(false)) {
            limits.all.put("parallel_tool_calls", "false");
        }
        String thinking = request.at("/thinking/type").asString("");
        if (!thinking.isEmpty()) {
            boolean on = thinking.equals("enabled") || thinking.equals("adaptive");
            limits.all.put("thinks", Boolean.toString(on));
        }
        return limits;
    }
}
