package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Cohere's chat, version 2 (<https://docs.cohere.com/reference/chat>).
final class CohereRequest implements NativeRequest {
    @Override
    public Said read(JsonNode request) {
        List<Said.Turn> turns = new ArrayList<>();
        Called called = new Called();
        for (JsonNode message : request.get("messages")) {
            turns.add(turn(message, called));
        }
        Limits limits =
                new Limits(request)
                        .same("max_tokens", "temperature", "seed", "logprobs", "stream")
                        .same("frequency_penalty", "presence_penalty")
                        .as("p", "top_p")
                        .as("k", "top_k")
                        .as("stop_sequences", "stop");
        Trees.given(
                request.path("thinking"),
                "type",
                type ->
                        limits.all.put(
                                "thinks", Boolean.toString(type.asString().equals("enabled"))));
        JsonNode format = request.path("response_format");
        boolean strict = request.path("strict_tools").asBoolean(false);
        return new Said(
                        turns,
                        OpenAiRequest.tools(request.path("tools"), "parameters"),
                        choice(request.path("tool_choice").asString("")),
                        format.isMissingNode()
                                ? null
                                : format.has("json_schema")
                                        ? format.get("json_schema")
                                        : JsonNodeFactory.instance.stringNode(""),
                        limits.all)
                .eachTool(tool -> tool.withStrict(strict));
    }

    private static @Nullable String choice(String choice) {
        return switch (choice) {
            case "NONE" -> "none";
            case "REQUIRED" -> "required";
            default -> null;
        };
    }

    private static Said.Turn turn(JsonNode message, Called called) {
        List<Piece> pieces = new ArrayList<>();
        Trees.given(
                message, "tool_plan", plan -> pieces.add(new Piece.Thought(plan.asString(), null)));
        JsonNode content = message.path("content");
        if (content.isString()) {
            pieces.add(new Piece.Text(content.asString()));
        }
        for (JsonNode block : content) {
            pieces.add(block(block));
        }
        String role = message.get("role").asString();
        if (role.equals("tool")) {
            int call = called.byId(message.get("tool_call_id").asString());
            return new Said.Turn(role, List.of(new Piece.Result(call, List.copyOf(pieces))));
        }
        for (JsonNode call : message.path("tool_calls")) {
            pieces.add(called.ofFunction(call));
        }
        return new Said.Turn(role, pieces);
    }

    private static Piece block(JsonNode block) {
        return switch (block.get("type").asString()) {
            case "text" -> new Piece.Text(block.get("text").asString());
            case "thinking" -> new Piece.Thought(block.get("thinking").asString(), null);
            case "image_url" -> {
                String detail = block.at("/image_url/detail").asString(null);
                yield OpenAiRequest.media(
                        block.at("/image_url/url").asString(),
                        "auto".equals(detail) ? null : detail,
                        false);
            }
            default -> throw new AssertionError(block);
        };
    }
}
