package aigateway.logs.sink.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A node of the real OpenSearch in a process of its own, on a free port of the loopback. What it
/// needs comes through Maven, once, into `target/engines/opensearch`; where that cannot be had, the
/// test that asks is skipped.
public final class RealOpenSearch implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/engines/opensearch").toAbsolutePath();
    private static final Path TARGET =
            Path.of(System.getenv().getOrDefault("GATEWAY_ENGINES", "target/engines"))
                    .resolve("opensearch")
                    .toAbsolutePath();
    private static final Path LIBRARIES = TARGET.resolve("lib");
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final int MAVEN_SECONDS = 300;

    private final Process process;
    private final Path data;
    private final int port;

    private RealOpenSearch(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /// Starts a node, in about four seconds; skips the test if it cannot be had.
    public static RealOpenSearch start() {
        try {
            Files.createDirectories(TARGET);
            assumeTrue(
                    isInstalled() || install(),
                    "skipped: OpenSearch cannot be had through Maven; see "
                            + TARGET
                            + "/maven.log");
            return run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInstalled() throws IOException {
        Path installed = TARGET.resolve("pom.xml");
        return Files.exists(installed) && Files.mismatch(installed, SOURCE.resolve("pom.xml")) < 0;
    }

    private static boolean install() throws IOException, InterruptedException {
        if (Files.exists(LIBRARIES)) {
            remove(LIBRARIES); // those of another version
        }
        ProcessBuilder maven =
                new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-B",
                        "-f",
                        SOURCE.resolve("pom.xml").toString(),
                        "dependency:copy-dependencies",
                        "-DoutputDirectory=" + LIBRARIES);
        maven.environment().put("JAVA_HOME", JAVA.toString());
        maven.redirectErrorStream(true).redirectOutput(TARGET.resolve("maven.log").toFile());
        Process process;
        try {
            process = maven.start();
        } catch (IOException e) {
            Files.writeString(TARGET.resolve("maven.log"), "no mvn on the PATH: " + e);
            return false;
        }
        process.getOutputStream().close();
        if (!process.waitFor(MAVEN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        if (process.exitValue() != 0) {
            return false;
        }
        Files.copy(
                SOURCE.resolve("pom.xml"),
                TARGET.resolve("pom.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static RealOpenSearch run() throws IOException {
        Path data = Files.createTempDirectory("opensearch");
        Process process =
                new ProcessBuilder(
                                JAVA.resolve("bin/java").toString(),
                                "-Xmx1g",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                LIBRARIES.resolve("*").toString(),
                                SOURCE.resolve("Start.java").toString(),
                                data.toString())
                        .redirectError(TARGET.resolve("node.err").toFile())
                        .start();
        StringBuilder log = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("port ")) {
                int port = Integer.parseInt(line.substring("port ".length()));
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return new RealOpenSearch(process, data, port);
            }
            log.append(line).append('\n');
        }
        remove(data);
        throw new IllegalStateException("OpenSearch did not start:\n" + log);
    }

    /// Its address.
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close(); // it ends by itself then
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            remove(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
