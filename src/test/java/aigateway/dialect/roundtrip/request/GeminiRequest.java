package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Gemini's `generateContent` (<https://ai.google.dev/api/generate-content>).
final class GeminiRequest implements NativeRequest {
    private static final String UNCHECKED = "skip_thought_signature_validator";

    @Override
    public Said read(JsonNode request) {
        List<Said.Turn> turns = new ArrayList<>();
        Conversation conversation = new Conversation();
        if (request.has("systemInstruction")) {
            turns.add(
                    new Said.Turn("system", conversation.pieces(request.get("systemInstruction"))));
        }
        for (JsonNode content : request.get("contents")) {
            String role = content.get("role").asString();
            List<Piece> pieces = conversation.pieces(content);
            boolean results = !pieces.isEmpty() && pieces.getFirst() instanceof Piece.Result;
            turns.add(
                    new Said.Turn(
                            results ? "tool" : role.equals("model") ? "assistant" : role, pieces));
        }
        JsonNode config = request.path("generationConfig");
        JsonNode calling = request.at("/toolConfig/functionCallingConfig");
        boolean strict = calling.path("mode").asString("").equals("VALIDATED");
        return new Said(
                turns,
                tools(request.path("tools"), strict),
                choice(calling),
                !config.has("responseMimeType")
                        ? null
                        : config.has("responseJsonSchema")
                                ? config.get("responseJsonSchema")
                                : JsonNodeFactory.instance.stringNode(""),
                limits(config).all);
    }

    /// The parts of a conversation; results without ids are of the calls of the turn before, in
    /// their order.
    private static final class Conversation {
        private final Called called = new Called();
        private int turn;
        private int answered;

        List<Piece> pieces(JsonNode content) {
            List<Piece> pieces = new ArrayList<>();
            turn = content.path("role").asString("").equals("model") ? called.size() : turn;
            answered = turn;
            for (JsonNode part : content.get("parts")) {
                pieces.add(piece(part));
            }
            return List.copyOf(pieces);
        }

        private Piece piece(JsonNode part) {
            String signature = part.path("thoughtSignature").asString(null);
            if (part.has("functionCall")) {
                JsonNode call = part.get("functionCall");
                return called.call(
                        call.path("id").asString(""),
                        call.get("name").asString(),
                        call.get("args").toString(),
                        UNCHECKED.equals(signature) ? null : signature);
            }
            if (part.has("functionResponse")) {
                return result(part.get("functionResponse"));
            }
            if (part.path("thought").asBoolean(false)) {
                return new Piece.Thought(part.get("text").asString(), signature);
            }
            return part.has("text") ? new Piece.Text(part.get("text").asString()) : media(part);
        }

        private Piece result(JsonNode result) {
            int place = answered++;
            String id = result.path("id").asString("");
            String name = result.get("name").asString();
            int number =
                    !id.isEmpty()
                            ? called.byId(id, name)
                            : place < called.size() && called.get(place).name().equals(name)
                                    ? place
                                    : -1;
            List<Piece> pieces = new ArrayList<>();
            JsonNode response = result.get("response");
            JsonNode output = response.size() == 1 ? response.path("output") : response;
            output = output.isMissingNode() ? response : output;
            pieces.add(
                    new Piece.Text(
                            output.isString()
                                    ? Trees.plain(output.asString())
                                    : output.toString()));
            result.path("parts").forEach(part -> pieces.add(media(part)));
            return new Piece.Result(number, List.copyOf(pieces));
        }
    }

    private static Piece media(JsonNode part) {
        JsonNode data = part.get("inlineData");
        return data == null
                ? new Piece.Media("", part.at("/fileData/fileUri").asString(), null, false)
                : new Piece.Media(
                        data.get("mimeType").asString(), data.get("data").asString(), null, false);
    }

    private static List<Said.Tool> tools(JsonNode tools, boolean strict) {
        List<Said.Tool> all = new ArrayList<>();
        for (JsonNode tool : tools.path(0).path("functionDeclarations")) {
            all.add(
                    new Said.Tool(
                            tool.get("name").asString(),
                            tool.path("description").asString(null),
                            tool.get("parametersJsonSchema"),
                            strict,
                            false));
        }
        return all;
    }

    private static @Nullable String choice(JsonNode calling) {
        JsonNode names = calling.path("allowedFunctionNames");
        return switch (calling.path("mode").asString("AUTO")) {
            case "NONE" -> "none";
            case "ANY" -> names.isEmpty() ? "required" : "=" + names.get(0).asString();
            default -> null;
        };
    }

    private static Limits limits(JsonNode config) {
        Limits limits =
                new Limits(config)
                        .as("maxOutputTokens", "max_tokens")
                        .same("temperature", "seed")
                        .as("topP", "top_p")
                        .as("topK", "top_k")
                        .as("frequencyPenalty", "frequency_penalty")
                        .as("presencePenalty", "presence_penalty")
                        .as("stopSequences", "stop")
                        .as("candidateCount", "n")
                        .as("responseLogprobs", "logprobs")
                        .as("logprobs", "top_logprobs");
        JsonNode thinking = config.path("thinkingConfig");
        if (!thinking.isMissingNode()) {
            boolean on = thinking.path("includeThoughts").asBoolean(false);
            limits.all.put("thinks", Boolean.toString(on));
        }
        return limits;
    }
}
