package aigateway.dialect.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.RequestCases;
import aigateway.model.Losses;
import aigateway.recordings.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers that an OpenAI client sends back with the results of the tools. `turn/NAME.txt`: an
/// answer's file, the model of the next turn and what the client keeps of the answer (`all`,
/// `text`, `nothing`), the body of the next turn, and what was lost.
class SecondTurnTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ASKED =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Asked before.\"}]}";

    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return GoldenFiles.each(Fixtures.FILES.all("turn", ".txt"), SecondTurnTest::check);
    }

    private static void check(Path file) {
        String[] parts = GoldenFiles.parts(file);
        Losses losses = new Losses();
        String body = body(parts[0].strip(), losses);

        assertThat(body).isEqualTo(parts[1]);
        assertThat(losses.fields()).isEqualTo(GoldenFiles.lines(parts[2]));
        MistralShape.check(body);
    }

    @TestFactory
    Stream<DynamicTest> sendsWhatMistralTakesAfterEveryRecordedAnswer() {
        String where = System.getenv().getOrDefault("GATEWAY_RECORDINGS", "");
        List<Recording> recordings = where.isEmpty() ? List.of() : Recording.in(Path.of(where));
        return recordings.stream()
                .filter(recording -> recording.api().equals("mistral.chat"))
                .filter(recording -> !recording.failed())
                .map(
                        recording ->
                                DynamicTest.dynamicTest(
                                        recording.name(), () -> checkRecorded(recording)));
    }

    private static void checkRecorded(Recording recording) {
        MistralDialect dialect = new MistralDialect();
        JsonNode message = message(dialect, recording.body(), recording.has("stream"));
        CallerRequest next = ChatJson.request(next((ObjectNode) message, "all").toString());
        Losses losses = new Losses();
        String body = RequestCases.body(dialect.write(next, "mistral-medium-latest", losses));

        MistralShape.check(body);
        assertThat(losses.isEmpty()).isTrue();
        JsonNode sent = JSON.readTree(body).at("/messages/1");
        for (int i = 0; i < recording.facts().path("tool_calls").size(); i++) {
            assertThat(sent.at("/tool_calls/" + i + "/id"))
                    .isEqualTo(recording.facts().at("/tool_calls/" + i + "/id"));
        }
        String thinking = recording.facts().path("thinking").asString("");
        assertThat(sent.at("/content/0/thinking/0/text").asString("")).isEqualTo(thinking);
    }

    /// @param words the answer's file, the model of the next turn, what the client keeps
    private static String body(String words, Losses losses) {
        String[] word = words.split(" ");
        MistralDialect dialect = new MistralDialect();
        String answer = GoldenFiles.text(Fixtures.FILES.file("reply", word[0]));
        JsonNode message = message(dialect, answer, word[0].endsWith(".sse"));
        CallerRequest next = ChatJson.request(next((ObjectNode) message, word[2]).toString());
        return RequestCases.body(dialect.write(next, word[1], losses));
    }

    /// The message as a client reads it.
    private static JsonNode message(MistralDialect dialect, String answer, boolean stream) {
        return JSON.readTree(ChatJson.answer(dialect, stream, answer)).at("/choices/0/message");
    }

    private static JsonNode next(ObjectNode message, String kept) {
        if (!kept.equals("all")) {
            message.remove("reasoning_details");
        }
        if (kept.equals("nothing")) {
            message.remove("reasoning_content");
        }
        ObjectNode request = JSON.createObjectNode();
        ArrayNode messages = request.putArray("messages");
        messages.addObject().put("role", "user").put("content", "Asked before.");
        messages.add(message);
        for (JsonNode call : message.path("tool_calls")) {
            messages.addObject()
                    .put("role", "tool")
                    .put("tool_call_id", call.path("id").asString())
                    .put("content", "It is " + call.at("/function/name").asString() + ".");
        }
        if (!message.has("tool_calls")) {
            messages.addObject().put("role", "user").put("content", "And now?");
        }
        return request;
    }
}
