package aigateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.RequestCases;
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
    @TestFactory
    Stream<DynamicTest> asksOnInOllamasWords() {
        return GoldenFiles.each(Fixtures.FILES.all("second-turn", ".txt"), SecondTurnTest::check);
    }

    private static void check(Path file) {
        String[] parts = GoldenFiles.parts(file);
        Losses losses = new Losses();
        assertThat(secondRequest(parts[0], losses)).isEqualTo(parts[1].strip());
        assertThat(losses.fields()).isEmpty();
    }

    /// The body that goes to Ollama after its answer came.
    static String secondRequest(String answer, Losses losses) {
        OllamaDialect dialect = Fixtures.dialect();
        CallerRequest next = ChatJson.request(next(message(dialect, answer)));
        return RequestCases.body(dialect.write(next, "qwen3", losses));
    }

    /// The answer's message as an OpenAI client reads it.
    private static JsonNode message(OllamaDialect dialect, String answer) {
        JsonNode root = Json.root(Bytes.utf8(ChatJson.answer(dialect, true, answer)));
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
