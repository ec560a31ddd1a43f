package aigateway.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.dialect.anthropic.AnthropicDialect;
import aigateway.dialect.gemini.GeminiDialect;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every difference has a row in `docs/translation-vectors.md`, and every row is of a difference.
class TranslationVectorsTest {
    private static final String WHERE =
            System.getProperty(
                    "gateway.translation.vectors",
                    System.getenv().getOrDefault("GATEWAY_TRANSLATION_VECTORS", ""));
    private static final Path PAGE = Path.of("docs/translation-vectors.md");

    /// How we speak to each provider, by its API. Other vectors are not ours to translate.
    private static final Map<String, Translation> TRANSLATIONS =
            Map.of(
                    "anthropic",
                    new Translation(
                            new AnthropicDialect(),
                            List.of("anthropic_version", "model", "stream")),
                    "gemini",
                    new Translation(new GeminiDialect(Host.VERTEX), List.of()),
                    "openai",
                    new Translation(new OpenAiDialect(OpenAiQuirks.NONE), List.of()),
                    "azure",
                    new Translation(new OpenAiDialect(OpenAiQuirks.NONE), List.of()));

    /// What our callers speak; and what goes to its own provider as it is.
    private static boolean isOurs(Vector vector) {
        return vector.clientApi().equals("openai.chat")
                || vector.clientApi().equals("anthropic.messages")
                        && vector.upstream().equals("anthropic");
    }

    @Test
    void differsOnlyWhereThePageSaysWhy() throws IOException {
        assumeTrue(
                !WHERE.isEmpty(),
                "skipped: GATEWAY_TRANSLATION_VECTORS names no folder of translation vectors");
        Set<String> names = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        List<String> report = new ArrayList<>();
        for (Vector vector : Vector.in(Path.of(WHERE))) {
            Translation translation = TRANSLATIONS.get(vector.upstream());
            if (translation != null && isOurs(vector)) {
                names.add(vector.name());
                report.add(vector.name());
                translation
                        .differences(vector)
                        .forEach(
                                (place, what) -> {
                                    found.add(vector.name() + " | " + place);
                                    report.add("  " + place + ": " + what);
                                });
            }
        }
        String text = String.join("\n", report) + "\n";
        System.out.print(text);
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("translation-vectors.txt"),
                text);
        assertThat(names).isNotEmpty();
        Set<String> explained = explained(names);
        assertThat(found).allMatch(place -> explained.stream().anyMatch(row -> says(row, place)));
        assertThat(explained).allMatch(row -> found.stream().anyMatch(place -> says(row, place)));
    }

    /// A row's place may end in `*`, for all below it.
    private static boolean says(String row, String place) {
        return row.endsWith("*")
                ? place.startsWith(row.substring(0, row.length() - 1))
                : place.equals(row);
    }

    /// The first two cells of each row of the page's table that is about one of these vectors.
    private static Set<String> explained(Set<String> names) throws IOException {
        Set<String> rows = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split(" *\\| *", -1);
            if (cells.length == 8 && names.contains(cells[1])) {
                rows.add(cells[1] + " | " + cells[2].replace("`", ""));
            }
        }
        return rows;
    }
}
