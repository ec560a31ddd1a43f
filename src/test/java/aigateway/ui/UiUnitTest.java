package aigateway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages' own tests and the check of their types, as `npm` runs them.
class UiUnitTest {
    private static final Path UI = Path.of("ui").toAbsolutePath();
    private static final int MINUTES = 5;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"check", "test"})
    void findsNothingWrong(String script) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(UI.resolve("node_modules")),
                "the pages' packages are not installed (-DskipUi, or no Node 20)");
        Path output = folder.resolve(script);
        Process npm =
                new ProcessBuilder("npm", "run", "--silent", script)
                        .directory(UI.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        try {
            assertThat(npm.waitFor(MINUTES, TimeUnit.MINUTES)).as("npm run " + script).isTrue();
            assertThat(npm.exitValue())
                    .as(() -> "npm run " + script + ":\n" + text(output))
                    .isZero();
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
