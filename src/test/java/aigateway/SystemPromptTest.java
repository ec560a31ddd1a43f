package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.SystemPrompt;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.RequestCases;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What every dialect makes of the gateway's system prompt: `prompt/NAME.txt` has the caller's
/// request, and then for each dialect a line of `----`, its name and a model, and the body that is
/// sent, byte for byte; then what was lost, if anything was. A dialect without such lines fails.
/// The system property `golden.write` writes them
/// anew.
class SystemPromptTest {
    private static final Path FOLDER = Path.of("src/test/resources/prompt");
    private static final SystemPrompt PROMPT = new SystemPrompt("Say \"né\".\nBe brief.");

    /// Models whose rules for instructions differ.
    private static final List<String> MODELS =
            List.of(
                    "openai gpt-5",
                    "anthropic claude-opus-4-8",
                    "gemini gemini-2.5-flash",
                    "gemini gemma-3-27b-it",
                    "mistral mistral-small-latest",
                    "cohere command-a-03-2025",
                    "ollama llama3.2",
                    "bedrock anthropic.claude-sonnet-4-20250514-v1:0",
                    "bedrock amazon.titan-text-express-v1");

    @TestFactory
    Stream<DynamicTest> standsWhereEachFormatHasInstructions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> cases = files.sorted().toList();
            return cases.stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf("\n---- ");
        String body = begin < 0 ? text.stripTrailing() : text.substring(0, begin);
        StringBuilder all = new StringBuilder(body).append('\n');
        for (String line : rows()) {
            all.append("---- ").append(line).append('\n').append(written(line, body));
        }
        if (System.getProperty("golden.write") != null) {
            Files.writeString(file, all);
        }
        assertThat(text).isEqualTo(all.toString());
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>(MODELS);
        for (Dialect dialect : Catalog.DIALECTS) {
            if (rows.stream().noneMatch(row -> row.startsWith(dialect.name() + " "))) {
                rows.add(dialect.name() + " some-model");
            }
        }
        return rows;
    }

    private static String written(String line, String body) {
        String[] words = line.split(" ");
        Dialect dialect =
                Catalog.DIALECTS.stream()
                        .filter(one -> one.name().equals(words[0]))
                        .findFirst()
                        .orElseThrow();
        CallerRequest request = ChatJson.request(body);
        request.systemPrompt(PROMPT);
        Losses losses = new Losses();
        String sent = RequestCases.body(dialect.write(request, words[1], losses));
        assertThat(Json.parse(Bytes.utf8(sent))).isInstanceOf(JsonDocument.class);
        if (request.hasOwnMessage()) {
            losses.withoutFirstMessage();
        }
        return sent
                + "\n"
                + (losses.isEmpty() ? "" : "lost: " + String.join(" ", losses.fields()) + "\n");
    }
}
