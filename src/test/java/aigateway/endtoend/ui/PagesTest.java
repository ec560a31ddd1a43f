package aigateway.endtoend.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.endtoend.ui.NodeRun.Result;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The tests of `ui/e2e`, one for each that Node tells of. `-Dgateway.pages=offline` runs only the
/// files of that name.
class PagesTest {
    private static final String REPORTER = "--test-reporter=./lib/reporter.mjs";

    private @Nullable Ground ground;
    private @Nullable Control control;
    private @Nullable NodeRun run;

    private NodeRun start(int mostMinutes, Map<String, String> environment, String... arguments)
            throws IOException {
        Machine.needsAll();
        Ground started = new Ground();
        ground = started;
        Control ruled = new Control(started);
        control = ruled;
        Map<String, String> seen = new java.util.HashMap<>(environment);
        seen.put("CONTROL_URL", ruled.url());
        NodeRun running = NodeRun.start(mostMinutes, seen, arguments);
        run = running;
        return running;
    }

    @AfterEach
    void stop() {
        if (run != null) {
            run.close();
        }
        if (control != null) {
            control.close();
        }
        if (ground != null) {
            ground.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> inABrowser() throws IOException {
        String only = System.getProperty("gateway.pages", "");
        Map<String, String> environment = only.isEmpty() ? Map.of() : Map.of("PAGES_ONLY", only);
        return tests(start(10, environment, REPORTER, "run.mjs"));
    }

    /// The dashboard under load for so long as `-Dpages.seconds=600` says.
    @Tag("thorough")
    @TestFactory
    Stream<DynamicTest> forALongTime() throws IOException {
        String seconds = System.getProperty("pages.seconds", "600");
        int minutes = Integer.parseInt(seconds) / 60 + 5;
        Map<String, String> environment =
                Map.of("PAGES_ONLY", "load", "PAGES_LOAD_SECONDS", seconds);
        return tests(start(minutes, environment, REPORTER, "run.mjs"));
    }

    /// Writes the pictures of `docs/images`; `ui/screenshots.sh` calls it.
    @Test
    @EnabledIfSystemProperty(named = "gateway.writeScreenshots", matches = "true")
    void writesScreenshots() throws Exception {
        NodeRun running = start(10, Map.of(), "screenshots.mjs");
        assertThat(running.results()).isEmpty();
        running.ended(0);
    }

    private static Stream<DynamicTest> tests(NodeRun running) {
        AtomicLong failed = new AtomicLong();
        return Stream.concat(
                running.results()
                        .peek(each -> failed.addAndGet(each.problem().isEmpty() ? 0 : 1))
                        .map(PagesTest::test),
                Stream.of(
                        DynamicTest.dynamicTest(
                                "the run came to its end", () -> running.ended(failed.get()))));
    }

    private static DynamicTest test(Result result) {
        return DynamicTest.dynamicTest(
                result.test(),
                () -> {
                    assumeTrue(result.skipped().isEmpty(), result.skipped());
                    if (!result.problem().isEmpty()) {
                        fail(result.test() + "\n" + result.problem());
                    }
                });
    }
}
