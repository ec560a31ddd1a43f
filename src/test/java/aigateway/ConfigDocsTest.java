package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.SettingsReader.Result;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.provider.Kind;
import aigateway.provider.setup.ProviderKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people read about the configuration says what the reader does. Where a table differs, the
/// failure shows how it must be.
class ConfigDocsTest {
    private static final Path EXAMPLE = Path.of("Config.example.toml");
    private static final Pattern LINE = Pattern.compile("# ?(\\[.*]|\\w+ = .*)");
    @TempDir Path folder;

    @Test
    void documentsEveryKeyWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("docs/configuration.md"));

        for (Schema schema : tables()) {
            assertThat(page).as(schema.head()).contains(table(schema));
            for (Schema inner : schema.name().isEmpty() ? List.<Schema>of() : schema.tables()) {
                assertThat(page).as(inner.head()).contains(table(inner));
            }
        }
        for (ProviderKeys.Mission mission : ProviderKeys.MISSION) {
            assertThat(page).contains("`" + mission.schema().head() + "`");
        }
    }

    @Test
    void documentsEveryKind() throws IOException {
        String page = Files.readString(Path.of("docs/providers.md"));

        assertThat(page).contains(kinds());
    }

    @Test
    void hasAnExampleOfEveryKeyWithItsDefault() throws IOException {
        List<String> lines =
                Files.readAllLines(EXAMPLE).stream().map(ConfigDocsTest::bare).toList();

        for (Schema schema : tables()) {
            List<String> block = block(lines, schema);
            for (Key<?> key : schema.keys()) {
                List<String> written =
                        block.stream().filter(l -> l.startsWith(key.name() + " = ")).toList();
                assertThat(written).as(schema.head() + " " + key.name()).isNotEmpty();
                if (key.fallback() != null) {
                    assertThat(written.getFirst().split(" #", 2)[0].strip())
                            .isEqualTo(key.name() + " = " + key.fallbackText());
                }
            }
        }
    }

    @Test
    void hasAnExampleThatIsRightAsItStands() throws IOException {
        Result result =
                new SettingsReader(TestKinds.all(), () -> null)
                        .read(EXAMPLE, Map.of("OPENAI_API_KEY", "sk-0123456789ab"));

        assertThat(result).isInstanceOf(Result.Loaded.class);
    }

    @Test
    void hasAnExampleWhoseCommentsAreRightToo() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(EXAMPLE)) {
            // files that are not there, and tables that every file has only once
            if (!line.contains("tlsCertificate =") && !line.contains("tlsKey =")) {
                lines.add(LINE.matcher(line).matches() ? line.substring(1).strip() : line);
            }
        }
        Path whole = folder.resolve("Config.toml");
        Files.write(whole, lines);
        Map<String, String> keys = new java.util.HashMap<>();
        Matcher variable = Pattern.compile("\\$\\{(\\w+)}").matcher(String.join("\n", lines));
        while (variable.find()) {
            keys.put(variable.group(1), "key-0123456789ab");
        }
        keys.put("GATEWAY_SECRET_KEY", "A".repeat(43) + "=");

        Result result = new SettingsReader(TestKinds.all(), () -> null).read(whole, keys);

        assertThat(result).as(() -> result.toString()).isInstanceOf(Result.Loaded.class);
    }

    private static String table(Schema schema) {
        StringBuilder table = new StringBuilder("| key | value | default | what it does |\n");
        table.append("| --- | --- | --- | --- |\n");
        for (Key<?> key : schema.keys()) {
            String fallback =
                    key.fallback() != null
                            ? "`" + key.fallbackText() + "`"
                            : key.required() ? "must be written" : key.fallbackText();
            table.append("| `").append(key.name()).append("` | ").append(key.form().word());
            table.append(" | ").append(fallback).append(" | ").append(key.doc());
            table.append(key.variable() == null ? "" : " Environment: `" + key.variable() + "`.");
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String kinds() {
        StringBuilder table = new StringBuilder("| kind | its own base URL | key | model |\n");
        table.append("| --- | --- | --- | --- |\n");
        for (Kind kind : TestKinds.all()) {
            table.append("| `").append(kind.name()).append("` | ");
            table.append(
                    kind.simulation() != null
                            ? "built in"
                            : kind.endpoint().isEmpty() ? "none" : kind.endpoint());
            table.append(" | ");
            table.append(
                    kind.keyVariables().isEmpty()
                            ? "none needed"
                            : "`" + String.join("`, `", kind.keyVariables()) + "`");
            table.append(" | ");
            table.append(
                    kind.defaultModel().isEmpty()
                            ? "must be configured"
                            : "`" + kind.defaultModel() + "`");
            table.append(" |\n");
        }
        return table.toString();
    }

    /// The tables with a provider's name in theirs are alike: one stands for all.
    private static List<Schema> tables() {
        List<Schema> tables = new ArrayList<>();
        tables.add(SettingsReader.schema());
        for (Schema schema : SettingsReader.schema().tables()) {
            if (!isMission(schema) || schema.name().equals("openAIConfig")) {
                tables.add(schema);
            }
        }
        return tables;
    }

    /// The lines of a table: from its head to the next one's.
    private static List<String> block(List<String> lines, Schema schema) {
        List<String> block = new ArrayList<>();
        boolean inside = schema.name().isEmpty();
        for (String line : lines) {
            if (line.startsWith("[")) {
                String name = line.replaceAll("[\\[\\]]", "").split("\\.", 2)[0];
                boolean alike = isMission(schema) && name.endsWith("Config");
                inside = alike || name.equals(schema.name());
            }
            if (inside) {
                block.add(line);
            }
        }
        return block;
    }

    private static boolean isMission(Schema schema) {
        return ProviderKeys.MISSION.stream().anyMatch(m -> m.schema().equals(schema));
    }

    private static String bare(String line) {
        return line.startsWith("#") ? line.substring(1).strip() : line.strip();
    }
}
