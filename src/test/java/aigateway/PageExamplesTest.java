package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.SettingsReader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The configurations that the pages show can be copied.
class PageExamplesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern PROVIDER =
            Pattern.compile("(?m)^(\\[\\[providers]]|\\[\\w+Config])$");

    @TempDir Path folder;

    @Test
    void everyWholeConfigurationOnAPageIsRight() throws IOException {
        int whole = 0;
        for (Path page : pages()) {
            for (String block : blocks(page)) {
                if (PROVIDER.matcher(block).find()) {
                    whole++;
                    assertThat(read(block))
                            .as(page + ":\n" + block)
                            .isInstanceOf(Result.Loaded.class);
                }
            }
        }
        assertThat(whole).isGreaterThan(2);
    }

    private Result read(String block) throws IOException {
        Map<String, String> environment = new HashMap<>();
        Matcher variable = VARIABLE.matcher(block);
        while (variable.find()) {
            environment.put(variable.group(1), "key-0123456789ab");
        }
        Path file = folder.resolve("Config.toml");
        Files.writeString(file, block);
        return new SettingsReader(TestKinds.all(), () -> null).read(file, environment);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> pages =
                    new ArrayList<>(docs.filter(p -> p.toString().endsWith(".md")).toList());
            pages.add(Path.of("README.md"));
            return pages;
        }
    }

    /// The TOML blocks of a page.
    private static List<String> blocks(Path page) throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = null;
        for (String line : Files.readAllLines(page)) {
            if (line.equals("```toml")) {
                block = new StringBuilder();
            } else if (line.startsWith("```") && block != null) {
                blocks.add(block.toString());
                block = null;
            } else if (block != null) {
                block.append(line).append('\n');
            }
        }
        return blocks;
    }
}
