package aigateway.dialect.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/models.md` shows what `models.json` says. Where it differs, the failure shows how it must
/// be; with the system property `golden.write` set, the tables are written.
class ModelDocsTest {
    private static final Path PAGE = Path.of("docs/models.md");

    @Test
    void showsEveryModel() throws IOException {
        String page = Files.readString(PAGE);
        if (System.getProperty("golden.write") != null) {
            page = page.substring(0, page.indexOf("\n## ", page.indexOf("## The models")));
            Files.writeString(PAGE, page + "\n" + tables());
        }
        assertThat(Files.readString(PAGE)).endsWith(tables());
    }

    private static String tables() {
        return ModelKnowledge.shipped().all().stream()
                .map(ModelDocsTest::tables)
                .collect(Collectors.joining("\n"));
    }

    private static String tables(DialectModels models) {
        StringBuilder out = new StringBuilder("## " + models.dialect() + "\n\n");
        out.append("| trait | a model with it |\n| --- | --- |\n");
        models.traits()
                .forEach(
                        (name, doc) ->
                                out.append("| `")
                                        .append(name)
                                        .append("` | ")
                                        .append(doc)
                                        .append(" |\n"));
        out.append("\n| model | most tokens of an answer | traits |\n| --- | --- | --- |\n");
        for (ModelFacts row : models.rows()) {
            out.append(line("`" + row.name() + "`", row));
        }
        out.append("\n| any other name with | gets | most tokens of an answer | traits |\n");
        out.append("| --- | --- | --- | --- |\n");
        for (ModelFamily family : models.families()) {
            boolean own = family.facts().name().equals(String.join(" ", family.words()));
            out.append("| ").append(words(family.words())).append(" | ");
            out.append(own ? "rules of its own " : "the rules of `" + family.facts().name() + "` ");
            out.append(own ? line("", family.facts()).substring(3) : "| | |\n");
        }
        return out.toString();
    }

    private static String words(List<String> words) {
        return words.isEmpty() ? "anything else" : "`" + String.join("` and `", words) + "`";
    }

    private static String line(String name, ModelFacts facts) {
        String traits =
                facts.traits().stream()
                        .sorted()
                        .map(trait -> "`" + trait + "`")
                        .collect(Collectors.joining(", "));
        String tokens = facts.maxOutputTokens() == 0 ? "" : "" + facts.maxOutputTokens();
        return "| " + name + " | " + tokens + " | " + traits + " |\n";
    }
}
