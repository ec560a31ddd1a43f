package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Mistral's chat completions (<https://docs.mistral.ai/api/endpoint/chat>).
final class MistralRequest implements NativeRequest {
    @Override
    public Said read(JsonNode request) {
        List<Said.Turn> turns = new ArrayList<>();
        Called called = new Called();
        for (JsonNode message : request.get("messages")) {
            turns.add(turn(message, called));
        }
        Limits limits =
                new Limits(request)
                        .same("max_tokens", "temperature", "top_p", "stop", "n", "stream")
                        .same("frequency_penalty", "presence_penalty", "parallel_tool_calls")
                        .as("random_seed", "seed");
        Trees.given(
                request,
                "reasoning_effort",
                effort ->
                        limits.all.put(
                                "thinks", Boolean.toString(!effort.asString().equals("none"))));
        return new Said(
                turns,
                OpenAiRequest.tools(request.path("tools"), "parameters"),
                OpenAiRequest.choice(request.path("tool_choice")),
                OpenAiRequest.format(request.path("response_format")),
                limits.all);
    }

    private static Said.Turn turn(JsonNode message, Called called) {
        List<Piece> pieces = new ArrayList<>();
        JsonNode content = message.get("content");
        if (content.isString()) {
            pieces.add(new Piece.Text(content.asString()));
        }
        for (JsonNode part : content) {
            pieces.add(part(part));
        }
        String role = message.get("role").asString();
        if (role.equals("tool")) {
            int call =
                    called.byId(
                            message.get("tool_call_id").asString(), message.get("name").asString());
            return new Said.Turn(role, List.of(new Piece.Result(call, List.copyOf(pieces))));
        }
        for (JsonNode call : message.path("tool_calls")) {
            if (!call.get("id").asString().matches("[A-Za-z0-9]{9}")) {
                throw new AssertionError("Mistral refuses this id: " + call);
            }
            pieces.add(called.ofFunction(call));
        }
        return new Said.Turn(role, pieces);
    }

    private static Piece part(JsonNode part) {
        return switch (part.get("type").asString()) {
            case "text" -> new Piece.Text(part.get("text").asString());
            case "image_url" -> {
                JsonNode image = part.get("image_url");
                String detail = image.path("detail").asString(null);
                yield OpenAiRequest.media(
                        image.isString() ? image.asString() : image.get("url").asString(),
                        "auto".equals(detail) ? null : detail,
                        false);
            }
            case "document_url" ->
                    OpenAiRequest.media(
                            part.get("document_url").asString(),
                            part.path("document_name").asString(null),
                            false);
            case "input_audio" ->
                    new Piece.Media("audio", part.get("input_audio").asString(), null, false);
            case "thinking" -> {
                StringBuilder text = new StringBuilder();
                part.get("thinking").forEach(piece -> text.append(piece.get("text").asString()));
                yield new Piece.Thought(text.toString(), part.path("signature").asString(null));
            }
            default -> throw new AssertionError(part);
        };
    }
}
