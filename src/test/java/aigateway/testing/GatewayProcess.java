package aigateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gateway in a process of its own, as its command starts it; what it prints is at hand.
public final class GatewayProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private GatewayProcess(Process process) {
        this.process = process;
        reader = Thread.ofVirtual().start(this::read);
    }

    /// Starts it with words of its command line, in an empty folder and a nearly empty environment.
    public static GatewayProcess start(Map<String, String> environment, String... words)
            throws IOException {
        return start(List.of(), environment, words);
    }

    /// The same, with more flags of the JVM.
    public static GatewayProcess start(
            List<String> flags, Map<String, String> environment, String... words)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "aigateway.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(TempFolders.make("gateway").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new GatewayProcess(builder.start());
    }

    private void read() {
        try {
            process.inputReader().lines().forEach(lines::add);
        } catch (UncheckedIOException e) {
            // It was ended while it spoke.
        }
    }

    /// What it has printed so far.
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /// Waits for its line `ready` and returns what that tells.
    public JsonNode awaitReady() throws InterruptedException {
        Eventually.holds("ready", () -> lines.stream().anyMatch(GatewayProcess::isReady));
        String line = lines.stream().filter(GatewayProcess::isReady).findFirst().orElseThrow();
        return JSON.readTree(line).path("metadata");
    }

    private static boolean isReady(String line) {
        return line.contains("\"ready\"");
    }

    /// The process's number.
    public long id() {
        return process.pid();
    }

    /// Asks it to stop, as SIGTERM does.
    public void terminate() {
        // Unlike the process's own method, the handle's leaves its output open.
        process.toHandle().destroy();
    }

    /// Waits for its end and returns its exit code.
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(Eventually.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running: " + lines);
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
