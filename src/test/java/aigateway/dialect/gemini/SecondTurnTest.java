package aigateway.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.dialect.SignatureMemory;
import aigateway.dialect.gemini.NextTurn.Keeps;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.model.Losses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers of Gemini that an OpenAI client sends back in its next request. `second/NAME.json` or
/// `.sse`: an answer with tool calls; `second/NAME.request`: the body of the next request, when
/// that answer is sent back with results.
class SecondTurnTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WHERE =
            System.getProperty(
                    "gateway.recordings", System.getenv().getOrDefault("GATEWAY_RECORDINGS", ""));

    @TestFactory
    Stream<DynamicTest> sendsBackWhatTheGoldenFilesSay() {
        return Fixtures.FILES.all("second", ".json", ".sse").stream()
                .flatMap(file -> Stream.of(Keeps.values()).map(keeps -> golden(file, keeps)));
    }

    private static DynamicTest golden(Path file, Keeps keeps) {
        String name = file.getFileName().toString();
        return DynamicTest.dynamicTest(
                name + " " + keeps,
                () -> {
                    String golden = name.replaceAll("\\.(json|sse)$", ".request");
                    byte[] answer = GoldenFiles.text(file).getBytes(StandardCharsets.UTF_8);
                    SignatureMemory memory = new SignatureMemory();
                    var message = NextTurn.message(answer, name.endsWith(".sse"), memory);
                    Losses losses = new Losses();
                    String body = NextTurn.body(message, keeps, model(name), memory, losses);
                    // a text's signature is in the details alone, and is remembered only with calls
                    boolean lost =
                            name.startsWith("signed-text")
                                    && (keeps == Keeps.EXTRA_CONTENT || keeps == Keeps.NOTHING);
                    if (!lost) {
                        String expected = GoldenFiles.text(file.resolveSibling(golden)).strip();
                        assertThat(body).isEqualTo(expected);
                    }
                    assertThat(losses.fields()).isEmpty();
                });
    }

    private static String model(String name) {
        return name.contains("of-3")
                ? "gemini-3-flash-preview"
                : name.contains("2-0") ? "gemini-2.0-flash" : "gemini-2.5-flash";
    }

    @Test
    void keepsTheSignaturesOfEveryRecording() throws IOException {
        assumeTrue(
                !WHERE.isEmpty(),
                "skipped: GATEWAY_RECORDINGS names no folder of recorded provider traffic");
        for (String folder : List.of("gemini", "vertex")) {
            try (Stream<Path> files = Files.list(Path.of(WHERE, folder))) {
                for (Path file : files.sorted().toList()) {
                    JsonNode recording = JSON.readTree(file);
                    if (recording.path("api").asString().endsWith("GenerateContent")
                            || recording.path("api").asString().endsWith("generateContent")) {
                        check(recording);
                    }
                }
            }
        }
    }

    private static void check(JsonNode recording) {
        JsonNode response = recording.path("response");
        String text = response.path("body_text").asString("");
        byte[] answer =
                (text.isEmpty() ? response.path("body").toString() : text)
                        .getBytes(StandardCharsets.UTF_8);
        JsonNode calls = recording.at("/facts/tool_calls");
        if (calls.isEmpty()) {
            return;
        }
        String model = recording.path("model").asString();
        for (Keeps keeps : Keeps.values()) {
            SignatureMemory memory = new SignatureMemory();
            var message = NextTurn.message(answer, text.startsWith("data:"), memory);
            Losses losses = new Losses();
            JsonNode body = JSON.readTree(NextTurn.body(message, keeps, model, memory, losses));
            List<String> sent = new ArrayList<>();
            body.findValues("thoughtSignature").forEach(each -> sent.add(each.asString()));
            for (String signature : signatures(answer)) {
                assertThat(sent).as(recording.path("case").asString()).contains(signature);
            }
            assertThat(body.findValues("functionCall")).hasSize(calls.size());
            assertThat(body.findValues("functionResponse")).hasSize(calls.size());
            assertThat(losses.fields()).as(recording.path("case").asString()).isEmpty();
        }
    }

    private static List<String> signatures(byte[] answer) {
        List<String> all = new ArrayList<>();
        String text = new String(answer, StandardCharsets.UTF_8);
        for (String line : text.startsWith("data:") ? text.split("\n") : new String[] {text}) {
            String json = line.startsWith("data:") ? line.substring(5) : line;
            if (!json.isBlank()) {
                JSON.readTree(json)
                        .findValues("thoughtSignature")
                        .forEach(each -> all.add(each.asString()));
            }
        }
        return all;
    }
}
