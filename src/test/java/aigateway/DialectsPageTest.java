package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of every field of OpenAI's API at every dialect: nothing is lost unsaid, and the
/// page says what the code does. `-Dgateway.writeDocs=true` writes the page's table anew.
class DialectsPageTest {
    private static final Path PAGE = Path.of("docs/dialects.md");
    private static final String BEGIN = "<!-- fields:begin -->\n";
    private static final String END = "<!-- fields:end -->";

    // A kind that speaks each dialect, and a model with all that the dialect offers.
    private static final Map<String, String> MODELS = models();

    private static final Map<String, String> PRESENT_NAMES =
            Map.of("functions", "tools", "function_call", "tool_choice");

    // Where that one takes no images.
    private static final Map<String, String> SEEING = Map.of("cohere", "command-a-vision-07-2025");

    private static Map<String, String> models() {
        Map<String, String> models = new LinkedHashMap<>();
        models.put("openai", "gpt-5");
        models.put("anthropic", "claude-sonnet-4-5");
        models.put("gemini", "gemini-2.5-flash");
        models.put("mistral", "mistral-medium-latest");
        models.put("ollama", "gpt-oss:20b");
        models.put("cohere", "command-a-reasoning-08-2025");
        models.put("bedrock", "us.anthropic.claude-sonnet-4-5-20250929-v1:0");
        return models;
    }

    @Test
    void loosesNothingWithoutSayingSo() throws IOException {
        for (Dialect dialect : Catalog.DIALECTS) {
            for (FieldProbe probe : FieldProbe.all()) {
                FieldProbe.Outcome outcome = probe.at(dialect, model(dialect, probe));
                if (!probe.usual()) {
                    assertThat(outcome.isSilent())
                            .as(dialect.name() + " says nothing of " + probe.field())
                            .isFalse();
                }
                assertThat(outcome.lost())
                        .as(dialect.name() + ", " + probe.field())
                        .allMatch(lost -> isOf(lost, probe));
            }
        }
    }

    /// What is reported is the field itself, something in it, or what holds it.
    private static boolean isOf(String lost, FieldProbe probe) {
        String first = probe.at().split("[.\\[ ]", 2)[0];
        String top = PRESENT_NAMES.getOrDefault(first, first);
        return lost.equals(top) || lost.startsWith(top + ".");
    }

    @Test
    void saysOnThePageWhatTheCodeDoes() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("gateway.writeDocs")) {
            Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(table());
    }

    private static String table() throws IOException {
        List<Dialect> dialects = Catalog.DIALECTS;
        StringBuilder table = new StringBuilder("| OpenAI |");
        dialects.forEach(dialect -> table.append(' ').append(dialect.name()).append(" |"));
        table.append("\n| --- |").append(" --- |".repeat(dialects.size())).append('\n');
        for (FieldProbe probe : FieldProbe.all()) {
            table.append("| ").append(probe.field()).append(" |");
            for (Dialect dialect : dialects) {
                table.append(' ').append(cell(probe, dialect)).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(FieldProbe probe, Dialect dialect) {
        FieldProbe.Outcome outcome = probe.at(dialect, model(dialect, probe));
        if (outcome.places().isEmpty() || outcome.lost().contains(presentName(probe.at()))) {
            return outcome.lost().isEmpty() ? "as usual" : "left out";
        }
        String places =
                outcome.places().equals(List.of(probe.at()))
                        ? "same"
                        : "`" + String.join("`, `", outcome.places()) + "`";
        return outcome.lost().isEmpty() ? places : places + ", in part";
    }

    private static String presentName(String at) {
        return PRESENT_NAMES.getOrDefault(at, at);
    }

    private static String model(Dialect dialect, FieldProbe probe) {
        boolean image = probe.field().contains("image");
        String model = MODELS.get(dialect.name());
        assertThat(model).as("a model for " + dialect.name()).isNotNull();
        return image ? SEEING.getOrDefault(dialect.name(), model) : model;
    }
}
