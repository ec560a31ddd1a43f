package aigateway.deploy;

import aigateway.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The archive, unpacked in an empty folder.
///
/// @param root its one folder
record Distribution(Path root) {
    private static final JsonMapper JSON = new JsonMapper();

    /// The archive that the build made.
    static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
            if (found.size() != 1) {
                throw new AssertionError("one archive expected below target: " + found);
            }
            return found.getFirst().toAbsolutePath();
        }
    }

    static Distribution unpacked(Path folder) throws IOException, InterruptedException {
        run(folder, "tar", "xzf", archive().toString());
        try (Stream<Path> files = Files.list(folder)) {
            return new Distribution(files.toList().getFirst());
        }
    }

    /// What a command prints; fails if it does.
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + printed);
        }
        return printed;
    }

    /// A command of the script, with nothing in its environment but a shell's tools and a runtime.
    Process start(Path java, Map<String, String> environment, Path folder, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(root.resolve("bin/gateway").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().putAll(environment);
        Path log = folder.resolve("log");
        return builder.redirectOutput(log.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    /// What the line `ready` tells.
    static JsonNode ready(Path folder) throws InterruptedException {
        Eventually.holds("ready", () -> lines(folder).anyMatch(Distribution::isReady));
        String line = lines(folder).filter(Distribution::isReady).findFirst().orElseThrow();
        return JSON.readTree(line).path("metadata");
    }

    private static boolean isReady(String line) {
        return line.contains("\"message\":\"ready\"") && line.endsWith("}");
    }

    private static Stream<String> lines(Path folder) {
        try {
            return Files.readAllLines(folder.resolve("log")).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    static int exit(Process process) throws InterruptedException {
        if (!process.waitFor(Eventually.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }
}
