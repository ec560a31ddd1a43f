package aigateway.endtoend.ui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the tests in Node need of the machine; without it they are skipped, and say why.
final class Machine {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /// Where the tests are.
    static final Path TESTS = Path.of("ui/e2e").toAbsolutePath();

    private Machine() {}

    /// Skips the test if anything is missing.
    static void needsAll() {
        assumeTrue(
                Machine.class.getResource("/META-INF/ui/index.html") != null,
                "skipped: this was built without the admin pages");
        assumeTrue(found("node") != null, "skipped: there is no Node");
        for (String module : List.of("playwright-core", "axe-core")) {
            assumeTrue(
                    Files.isDirectory(TESTS.resolveSibling("node_modules").resolve(module)),
                    "skipped: " + module + " is not installed in ui/node_modules (npm ci)");
        }
        assumeTrue(
                browserOrNull() != null,
                "skipped: there is no browser: install Chromium, or name one in CHROMIUM");
    }

    /// The browser's program.
    static String browser() {
        return Objects.requireNonNull(browserOrNull());
    }

    private static @Nullable String browserOrNull() {
        String told = System.getenv("CHROMIUM");
        return told != null && !told.isEmpty()
                ? told
                : BROWSERS.stream()
                        .map(Machine::found)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable String found(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }
}
