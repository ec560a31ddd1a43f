package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Ollama's `/api/chat` (<https://docs.ollama.com/api/chat>).
final class OllamaRequest implements NativeRequest {
    @Override
    public Said read(JsonNode request) {
        List<Said.Turn> turns = new ArrayList<>();
        Called called = new Called();
        for (JsonNode message : request.get("messages")) {
            turns.add(turn(message, called));
        }
        Limits limits =
                new Limits(request.path("options"))
                        .same("temperature", "top_p", "top_k", "seed", "stop")
                        .same("frequency_penalty", "presence_penalty")
                        .as("num_predict", "max_tokens");
        limits.all.putAll(new Limits(request).same("logprobs", "top_logprobs", "stream").all);
        Trees.given(
                request,
                "think",
                think -> limits.all.put("thinks", Boolean.toString(think.asBoolean(true))));
        JsonNode format = request.path("format");
        return new Said(
                turns,
                OpenAiRequest.tools(request.path("tools"), "parameters"),
                null,
                format.isMissingNode()
                        ? null
                        : format.isString() ? JsonNodeFactory.instance.stringNode("") : format,
                limits.all);
    }

    private static Said.Turn turn(JsonNode message, Called called) {
        List<Piece> pieces = new ArrayList<>();
        Trees.given(
                message, "thinking", text -> pieces.add(new Piece.Thought(text.asString(), null)));
        for (JsonNode image : message.path("images")) {
            pieces.add(new Piece.Media("image", image.asString(), null, false));
        }
        pieces.add(new Piece.Text(message.get("content").asString()));
        String role = message.get("role").asString();
        if (role.equals("tool")) {
            int call =
                    called.byId(
                            message.get("tool_call_id").asString(),
                            message.get("tool_name").asString());
            return new Said.Turn(role, List.of(new Piece.Result(call, List.copyOf(pieces))));
        }
        for (JsonNode call : message.path("tool_calls")) {
            pieces.add(called.ofFunction(call));
        }
        return new Said.Turn(role, pieces);
    }
}
