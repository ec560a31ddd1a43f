package aigateway.endtoend.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A run of a program of `ui/e2e`, and what it tells of its tests. For one thread.
final class NodeRun implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RESULT = "{\"test\":";

    private final Process process;
    private final BufferedReader lines;
    private final List<String> others = new ArrayList<>();

    private NodeRun(Process process) {
        this.process = process;
        lines = process.inputReader();
    }

    /// Starts it.
    ///
    /// @param environment what it gets to know
    static NodeRun start(int mostMinutes, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(Machine.TESTS.toFile())
                        .redirectErrorStream(true);
        Path output = Path.of("target/pages").toAbsolutePath();
        Files.createDirectories(output);
        Map<String, String> seen = builder.environment();
        seen.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        seen.putAll(environment);
        seen.put("CHROMIUM", Machine.browser());
        seen.put("PAGES_OUTPUT", output.toString());
        Process process = builder.start();
        process.onExit()
                .orTimeout(mostMinutes, TimeUnit.MINUTES)
                .exceptionally(_ -> process.destroyForcibly());
        return new NodeRun(process);
    }

    /// The results of its tests, as they come in. Other lines are printed.
    Stream<Result> results() {
        return lines.lines()
                .mapMulti(
                        (line, next) -> {
                            if (line.startsWith(RESULT)) {
                                next.accept(Result.of(JSON.readTree(line)));
                            } else {
                                others.add(line);
                                System.out.println(line);
                            }
                        });
    }

    /// Waits for its end; fails unless it has ended well.
    ///
    /// @param failed number of tests that have failed, which it tells by its exit code as well
    void ended(long failed) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0 && failed == 0) {
            throw new AssertionError("it ended with " + code + "\n" + String.join("\n", others));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a test has ended.
    ///
    /// @param problem what was wrong; empty if nothing was
    /// @param skipped why it was not run; empty if it was
    record Result(String test, String problem, String skipped) {
        static Result of(JsonNode json) {
            return new Result(
                    json.path("test").asString(),
                    json.path("problem").asString(""),
                    json.path("skipped").asString(""));
        }
    }
}
