package aigateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// An answer of Ollama that an OpenAI client sends back in its next request, with a result for each
/// call: `second-turn/NAME.txt` has the answer and Ollama's next request.
class SecondTurnTest {
    private static final String FIRST =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}],\"tools\":[]}";

    @TestFactory
    Stream<DynamicTest> asksOnInOllamasWords() {
        return Fixtures.files("second-turn", ".txt").stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        String[] parts = Fixtures.text(file).split("\n----\n", -1);
        Losses losses = new Losses();
        assertThat(secondRequest(parts[0], losses)).isEqualTo(parts[1].strip());
        assertThat(losses.fields()).isEmpty();
    }

    /// The body that goes to Ollama after its answer came.
    static String secondRequest(String answer, Losses losses) {
        OllamaDialect dialect = Fixtures.dialect();
        StringBuilder body = new StringBuilder();
        CallerRequest next = ChatJson.request(next(message(dialect, answer)));
        dialect.write(next, "qwen3", losses).body().forEach(piece -> body.append(piece.utf8()));
        return body.toString();
    }

    /// The answer's message as an OpenAI client reads it.
    private static JsonNode message(OllamaDialect dialect, String answer) {
        EventText events = new EventText();
        ReplyReader reader = dialect.reader("ollama", true, events);
        reader.data(Bytes.utf8(answer));
        reader.end();
        assertThat(events.toString()).endsWith("\nend\n");
        WholeWriter writer =
                new OpenAiDialect(OpenAiQuirks.NONE)
                        .callerSide()
                        .wholeWriter(ChatJson.request(FIRST));
        events.events.forEach(writer::on);
        JsonNode root = Json.root(writer.finish());
        assertThat(root).isNotNull();
        return root.get("choices").elements().getFirst().get("message");
    }

    private static String next(JsonNode message) {
        JsonWriter out = new JsonWriter().object().key("messages").array();
        out.object().key("role").string("user").key("content").string("Go").endObject();
        out.raw(message.raw());
        JsonNode calls = message.get("tool_calls");
        if (calls == null) {
            out.object().key("role").string("user").key("content").string("On").endObject();
        } else {
            for (JsonNode call : calls.elements()) {
                out.object().key("role").string("tool").key("tool_call_id");
                out.string(call.text("id")).key("content");
                out.string("result of " + call.get("function").text("name")).endObject();
            }
        }
        return out.endArray().endObject().bytes().utf8();
    }
}
