package aigateway.dialect.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.RequestCases;
import aigateway.model.Losses;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer of Cohere that an OpenAI client sends back with the results of its calls.
/// `turn/NAME.txt`: the model, the answer's file in `reply`, and the messages that Cohere gets
/// then.
class TurnGoldenTest {
    private static final GoldenFiles FILES = new GoldenFiles("cohere");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIRST = "{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}";

    @TestFactory
    Stream<DynamicTest> writesTheNextTurnAsTheGoldenFilesSay() {
        return GoldenFiles.each(FILES.all("turn", ".txt"), TurnGoldenTest::check);
    }

    private static void check(Path file) {
        String[] parts = GoldenFiles.parts(file);
        Losses losses = new Losses();
        CallerRequest next = next(parts[1].strip());

        String body = RequestCases.body(new CohereDialect().write(next, parts[0].strip(), losses));

        assertThat(body).contains("\"messages\":" + parts[2].strip());
        assertThat(losses.fields()).isEmpty();
    }

    private static CallerRequest next(String answer) {
        ObjectNode request = (ObjectNode) JSON.readTree(FIRST);
        ArrayNode messages = (ArrayNode) request.get("messages");
        JsonNode message = JSON.readTree(answered(answer)).at("/choices/0/message");
        messages.add(message);
        for (JsonNode call : message.path("tool_calls")) {
            ObjectNode result = messages.addObject().put("role", "tool");
            result.put("tool_call_id", call.path("id").asString());
            result.put("content", "done");
        }
        return ChatJson.request(request.toString());
    }

    private static String answered(String answer) {
        String text = GoldenFiles.text(FILES.file("reply", answer));
        return ChatJson.answer(new CohereDialect(), answer.endsWith(".sse"), text);
    }
}
