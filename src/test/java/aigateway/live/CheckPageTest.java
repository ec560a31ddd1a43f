package aigateway.live;

import static aigateway.testing.GatewayTester.provider;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.FakeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page about checking shows what is printed.
class CheckPageTest {
    private static final Path PAGE = Path.of("docs/check.md");

    @Test
    void showsATableAsItIsPrinted() throws IOException {
        try (FakeProvider openai = FakeProvider.start().answering(LiveTester::everything);
                FakeProvider anthropic = FakeProvider.start();
                FakeProvider groq = FakeProvider.start().always(Answers.stall());
                FakeProvider local = FakeProvider.start()) {
            anthropic.always(Anthropic.error(401, "authentication_error", "invalid x-api-key"));
            local.answering(
                    request ->
                            request.json().path("tools").size() > 0
                                    ? Answers.error(400, "x", "this model does not support tools")
                                    : LiveTester.withoutTools(request));
            String config =
                    String.join(
                            "\n",
                            model(provider("openai", "openai", openai), "gpt-4o-mini"),
                            model(provider("anthropic", "anthropic", anthropic), "claude-test"),
                            model(provider("groq", "groq", groq), "llama-test"),
                            model(provider("local", "openai", local), "small-model"),
                            "[[providers]]\nkind = \"demo\"",
                            "[mistralConfig]\napiKey = \"\"");
            List<String> lines = LiveTester.run(config, 1, false).lines();
            assertThat(example().stream().map(LiveTester::alike).toList())
                    .hasSize(8)
                    .endsWith(lines.toArray(String[]::new));
        }
    }

    @Test
    void explainsEveryWordOfTheTable() throws IOException {
        String page = Files.readString(PAGE);
        for (String word :
                List.of("timeout", "unreachable", "bad answer", "cut off", "empty answer")) {
            assertThat(page).contains("| `failed: " + word + "` |");
        }
    }

    private static String model(String provider, String model) {
        return provider.replaceFirst("model = \".*\"", "model = \"" + model + "\"");
    }

    /// The lines of the page's example.
    private static List<String> example() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int from = lines.indexOf("```text") + 1;
        int to = lines.subList(from, lines.size()).indexOf("```") + from;
        return lines.subList(from, to);
    }
}
