package aigateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What must stand in no file of the project.
class TextTest {
    private static final String[] TEXTS = {
        ".java",
        ".md",
        ".toml",
        ".xml",
        ".sh",
        ".py",
        ".js",
        ".json",
        ".properties",
        ".c",
        "gateway",
        "run"
    };

    @Test
    void nothingIsLeftForLater() {
        assertThat(found(Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b"))).isEmpty();
    }

    @Test
    void noPathOfOneMachineIsWrittenDown() {
        Pattern path =
                Pattern.compile(
                        "(?<![\\w.$\"}~*])(/(work|root|Users)/\\w|/home/(?!ballerina)\\w|C:\\\\Users)");
        assertThat(found(path)).isEmpty();
    }

    private static List<String> found(Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.files(TEXTS)) {
            int number = 0;
            for (String line : Sources.lines(file)) {
                number++;
                if (pattern.matcher(line).find()) {
                    found.add(Sources.name(file) + ":" + number + ": " + line.strip());
                }
            }
        }
        return found;
    }
}
