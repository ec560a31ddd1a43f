package aigateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.testing.Caller;
import aigateway.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The archive that `mvn package` made, unpacked in an empty folder, with a runtime that has no
/// compiler.
class DistributionIT {
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    /// All that the gateway needs of Java; `docs/deploy.md` names them, too.
    private static final String MODULES =
            "java.se,jdk.unsupported,jdk.management,jdk.crypto.ec,jdk.zipfs";

    private static final Map<String, String> PORTS =
            Map.of("GATEWAY_PORT", "0", "GATEWAY_ADMIN_PORT", "0", "GATEWAY_GRPC_PORT", "0");
    private static final Map<String, String> UNTRAINED =
            Map.of(
                    "GATEWAY_PORT", "0",
                    "GATEWAY_ADMIN_PORT", "0",
                    "GATEWAY_GRPC_PORT", "0",
                    "GATEWAY_AOT", "off");

    @TempDir static Path folder;
    private static Distribution unpacked;
    private static Path jre = JDK;

    @TempDir Path work;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        unpacked = Distribution.unpacked(Files.createDirectory(folder.resolve("unpacked")));
        Path jlink = JDK.resolve("bin/jlink");
        if (Files.isExecutable(jlink)) {
            jre = folder.resolve("jre");
            Distribution.run(
                    folder,
                    jlink.toString(),
                    "--add-modules",
                    MODULES,
                    "--strip-debug",
                    "--no-header-files",
                    "--no-man-pages",
                    "--output",
                    jre.toString());
        }
    }

    @Test
    void holdsWhatItNeedsAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(unpacked.root())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(
                            "ai-gateway.jar",
                            "ai-gateway.service",
                            "bin",
                            "Config.example.toml",
                            "lib",
                            "LICENSE",
                            "README.md",
                            "sbom.json");
        }
        Path jar = unpacked.root().resolve("ai-gateway.jar");
        // The same sources make the same archive, whenever they do.
        assertThat(Files.getLastModifiedTime(jar))
                .isEqualTo(FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        try (JarFile file = new JarFile(jar.toFile());
                Stream<Path> libraries = Files.list(unpacked.root().resolve("lib"))) {
            String path =
                    file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            assertThat(libraries.map(library -> "lib/" + library.getFileName()))
                    .containsExactlyInAnyOrder(path.split(" ", -1));
        }
    }

    @Test
    void startsWithARuntimeOnlyAnswersAndStops() throws IOException, InterruptedException {
        assumeTrue(!jre.equals(JDK), "skipped: this JDK has no jlink to make a runtime with");
        assertThat(jre.resolve("bin/javac")).doesNotExist();
        Process process = unpacked.start(jre, UNTRAINED, work);
        try {
            answersAndStops(process);
        } finally {
            process.destroyForcibly();
        }
        assertThat(work.resolve("errors")).isEmptyFile();
    }

    private void answersAndStops(Process process) throws IOException, InterruptedException {
        JsonNode ready = Distribution.ready(work);
        int admin = ready.path("adminPort").asInt();
        try (Caller caller = new Caller("http://127.0.0.1:" + ready.path("port").asInt())) {
            Reply reply = caller.chat("{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.content()).contains("Hello");
        }
        assertThat(health(admin)).isZero();
        process.destroy();
        assertThat(Distribution.exit(process)).isZero();
        assertThat(health(admin)).isNotZero();
    }

    private int health(int port) throws IOException, InterruptedException {
        Path empty = Files.createTempDirectory(work, "health");
        Map<String, String> environment = Map.of("GATEWAY_ADMIN_PORT", Integer.toString(port));
        return Distribution.exit(unpacked.start(jre, environment, empty, "health"));
    }

    @Test
    void findsTheAdminPortInTheConfiguration() throws IOException, InterruptedException {
        Files.writeString(
                work.resolve("Config.toml"),
                """
                [gateway]
                port = 0
                grpcPort = 0
                adminPort = 0
                [[providers]]
                kind = "demo"
                model = "demo"
                """);
        Process process = unpacked.start(jre, Map.of("GATEWAY_AOT", "off"), work);
        try {
            int admin = Distribution.ready(work).path("adminPort").asInt();
            Path other = Files.createDirectory(work.resolve("other"));
            Files.writeString(other.resolve("Config.toml"), "[gateway]\nadminPort = " + admin);
            assertThat(Distribution.exit(unpacked.start(jre, Map.of(), other, "health"))).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void checksAndTellsItsVersion() throws IOException, InterruptedException {
        Files.writeString(
                work.resolve("Config.toml"),
                "[gateway]\ncolour = 1\n[[providers]]\nkind = \"demo\"\n");
        assertThat(Distribution.exit(unpacked.start(jre, PORTS, work, "check"))).isEqualTo(2);
        assertThat(Files.readString(work.resolve("log"))).contains("Config.toml:2:1: ");
        assertThat(Distribution.exit(unpacked.start(jre, PORTS, work, "version"))).isZero();
        String version = Files.readString(work.resolve("log")).strip();
        assertThat(unpacked.root()).hasFileName(version.replace(' ', '-'));
    }

    @Test
    @Tag("thorough")
    void trainsItsCacheOnce() throws IOException, InterruptedException {
        Distribution fresh = Distribution.unpacked(Files.createDirectory(work.resolve("fresh")));
        Process training = fresh.start(JDK, PORTS, work, "train");
        assertThat(training.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(training.exitValue()).isZero();
        assertThat(Files.readAllLines(work.resolve("errors"))).hasSize(1);
        Process process = fresh.start(JDK, PORTS, work);
        try {
            answersAndStops(process);
        } finally {
            process.destroyForcibly();
        }
        assertThat(work.resolve("errors")).isEmptyFile();
        try (Stream<Path> files = Files.list(fresh.root())) {
            assertThat(files.map(Path::toString)).anyMatch(name -> name.endsWith(".aot"));
        }
    }
}
