package aigateway.dialect.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer of Bedrock that an OpenAI client sends back with the results of its calls.
/// `turn/NAME.txt`: the model, the answer's file in `reply`, the messages that Bedrock gets
/// then, and what was lost.
class TurnGoldenTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIRST = "{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}";

    @TestFactory
    Stream<DynamicTest> writesTheNextTurnAsTheGoldenFilesSay() {
        return Fixtures.files("turn", ".txt").stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        String[] parts = Fixtures.text(file).split("\n----\n", -1);
        Losses losses = new Losses();
        CallerRequest next = next(parts[1].strip(), parts[0].strip());

        StringBuilder body = new StringBuilder();
        new BedrockDialect()
                .write(next, parts[0].strip(), losses)
                .body()
                .forEach(piece -> body.append(piece.utf8()));

        assertThat(body.toString()).contains("\"messages\":" + parts[2].strip());
        assertThat(losses.fields())
                .isEqualTo(parts[3].lines().filter(line -> !line.isBlank()).toList());
    }

    private static CallerRequest next(String answer, String model) {
        ObjectNode request = (ObjectNode) JSON.readTree(FIRST);
        ArrayNode messages = (ArrayNode) request.get("messages");
        JsonNode message = JSON.readTree(answered(answer, model)).at("/choices/0/message");
        messages.add(message);
        for (JsonNode call : message.path("tool_calls")) {
            ObjectNode result = messages.addObject().put("role", "tool");
            result.put("tool_call_id", call.path("id").asString());
            result.put("content", "done");
        }
        return ChatJson.request(request.toString());
    }

    private static String answered(String answer, String model) {
        EventText events = new EventText();
        var reader =
                new BedrockDialect().reader("bedrock", model, answer.endsWith(".stream"), events);
        reader.data(Bytes.of(Fixtures.body(Fixtures.folder("reply").resolve(answer))));
        reader.end();
        WholeWriter writer =
                new OpenAiDialect(OpenAiQuirks.NONE)
                        .callerSide()
                        .wholeWriter(ChatJson.request(FIRST));
        events.events.forEach(writer::on);
        return writer.finish().utf8();
    }
}
