package aigateway.dialect.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Outgoing;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.ObjectMapper;

/// Chat requests and what Bedrock gets of them; see [Fixtures].
class RequestGoldenTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return Fixtures.files("request", ".txt").stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        String[] parts = Fixtures.text(file).split("\n----\n", -1);
        String model = parts[0].strip();
        Losses losses = new Losses();
        Outgoing outgoing = new BedrockDialect().write(ChatJson.request(parts[1]), model, losses);

        StringBuilder body = new StringBuilder();
        outgoing.body().forEach(piece -> body.append(piece.utf8()));
        assertThat(Json.parse(Bytes.utf8(body.toString()))).isInstanceOf(JsonDocument.class);
        assertThat(pretty(body.toString())).isEqualTo(pretty(parts[2]));
        assertThat(losses.fields()).isEqualTo(lines(parts[3]));
        assertThat(outgoing.headers()).isEmpty();
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static String pretty(String json) {
        return JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(JACKSON.readTree(json));
    }
}
