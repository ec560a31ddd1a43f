package aigateway.dialect.gemini;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.openai.answer.WholeAnswer;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Losses;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an OpenAI client sends next: the answer that it got, as its message, and a result for each
/// call in it.
final class NextTurn {
    /// What a client keeps of the answer's message.
    enum Keeps {
        /// All of it.
        EVERYTHING,
        /// Tool calls with their `extra_content`, but no `reasoning_details`.
        EXTRA_CONTENT,
        /// `reasoning_details`, but nothing on tool calls that OpenAI does not have.
        DETAILS,
        /// What OpenAI has, and no more.
        NOTHING
    }

    private static final JsonMapper JSON = new JsonMapper();

    private NextTurn() {}

    /// The answer's message in OpenAI's form.
    static ObjectNode message(byte[] answer, boolean stream, SignatureMemory memory) {
        EventText events = new EventText();
        var reader = new GeminiDialect(Host.GEMINI, memory).reader("gemini", stream, events);
        reader.data(Bytes.of(answer));
        reader.end();
        WholeAnswer whole =
                new WholeAnswer(question(), new ReplyHead(java.time.InstantSource.system()));
        for (ChatEvent event : events.events()) {
            whole.on(event);
        }
        JsonNode root = JSON.readTree(whole.finish().utf8());
        return (ObjectNode) root.at("/choices/0/message");
    }

    private static CallerRequest question() {
        return ChatJson.request("{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}");
    }

    /// The body that goes to Gemini next.
    static String body(
            ObjectNode message, Keeps keeps, String model, SignatureMemory memory, Losses losses) {
        ObjectNode kept = message.deepCopy();
        if (keeps == Keeps.EXTRA_CONTENT || keeps == Keeps.NOTHING) {
            kept.remove(List.of("reasoning_details", "reasoning_content"));
        }
        ArrayNode messages = JSON.createArrayNode();
        messages.addObject().put("role", "user").put("content", "Go");
        messages.add(kept);
        for (JsonNode call : kept.path("tool_calls")) {
            if (keeps == Keeps.DETAILS || keeps == Keeps.NOTHING) {
                ((ObjectNode) call).remove("extra_content");
            }
            messages.addObject()
                    .put("role", "tool")
                    .put("tool_call_id", call.path("id").asString())
                    .put("content", "{\"ok\":true}");
        }
        if (kept.path("tool_calls").isMissingNode()) {
            messages.addObject().put("role", "user").put("content", "And?");
        }
        ObjectNode request = JSON.createObjectNode();
        request.set("messages", messages);
        CallerRequest next =
                switch (OpenAiRequests.read(Bytes.utf8(request.toString()))) {
                    case ReadResult.Read read -> read.request();
                    case ReadResult.Bad bad -> throw new AssertionError(bad.failure());
                };
        StringBuilder body = new StringBuilder();
        new GeminiDialect(Host.GEMINI, memory)
                .write(next, model, losses)
                .body()
                .forEach(piece -> body.append(piece.utf8()));
        return body.toString();
    }
}
