package aigateway.dialect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.ObjectMapper;

/// Chat requests and what the provider gets of them: `request/NAME.txt` has parts between lines of
/// `----`: the model and words for the dialect, the caller's request, the body that is sent, what
/// was lost, and the beta header, if any.
///
/// @param dialects makes the dialect from the words of the first line
public record RequestCases(GoldenFiles files, Function<List<String>, Dialect> dialects) {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    /// A test of each request.
    public Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return GoldenFiles.each(files.all("request", ".txt"), this::check);
    }

    private void check(Path file) {
        String[] parts = GoldenFiles.parts(file);
        List<String> head = List.of(parts[0].strip().split(" "));
        Losses losses = new Losses();
        Outgoing outgoing =
                dialects.apply(head).write(ChatJson.request(parts[1]), head.getFirst(), losses);

        String body = body(outgoing);
        assertThat(Json.parse(Bytes.utf8(body))).isInstanceOf(JsonDocument.class);
        assertThat(pretty(body)).isEqualTo(pretty(parts[2]));
        assertThat(losses.fields()).isEqualTo(GoldenFiles.lines(parts[3]));
        if (parts.length > 4) {
            assertThat(outgoing.headers()).containsEntry("anthropic-beta", parts[4].strip());
        } else {
            assertThat(outgoing.headers()).isEmpty();
        }
    }

    /// What is sent, in one piece.
    public static String body(Outgoing outgoing) {
        StringBuilder body = new StringBuilder();
        outgoing.body().forEach(piece -> body.append(piece.utf8()));
        return body.toString();
    }

    private static String pretty(String json) {
        return JACKSON.writerWithDefaultPrettyPrinter().writeValueAsString(JACKSON.readTree(json));
    }
}
