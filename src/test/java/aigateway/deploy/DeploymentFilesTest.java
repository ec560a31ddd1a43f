package aigateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The container image's recipe and the service, as far as they can be checked without running.
class DeploymentFilesTest {
    private static final Path DOCKERFILE = Path.of("Dockerfile");
    private static final Path UNIT = Path.of("deploy/ai-gateway.service");

    @TempDir Path folder;

    /// Instructions, each on one line.
    private static List<String> instructions() throws IOException {
        List<String> all = new ArrayList<>();
        String open = "";
        for (String line : Files.readAllLines(DOCKERFILE)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            open += line.strip();
            if (open.endsWith("\\")) {
                open = open.substring(0, open.length() - 1);
            } else {
                all.add(open);
                open = "";
            }
        }
        return all;
    }

    private static List<String> of(String instruction) throws IOException {
        return instructions().stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }

    @Test
    void copiesIntoTheImageOnlyWhatIsThereAndNotIgnored() throws IOException {
        List<String> ignored = Files.readAllLines(Path.of(".dockerignore"));
        for (String copy : of("COPY")) {
            if (copy.startsWith("--from=")) {
                continue;
            }
            String[] words = copy.split("\\s+", -1);
            for (int i = 0; i < words.length - 1; i++) {
                assertThat(Path.of(words[i])).exists();
                String top = words[i].split("/", -1)[0];
                assertThat(ignored).contains("*", "!" + top);
            }
        }
    }

    @Test
    void runsInTheImageAsNobodyInParticular() throws IOException {
        assertThat(of("USER")).containsExactly("10001:10001");
        assertThat(of("ENTRYPOINT")).containsExactly("[\"/opt/ai-gateway/bin/gateway\"]");
        assertThat(of("HEALTHCHECK").getFirst())
                .contains("[\"/opt/ai-gateway/bin/gateway\", \"health\"]");
        assertThat(of("EXPOSE")).containsExactly("8080 8081 8082");
        assertThat(of("ENV").getFirst())
                .contains("GATEWAY_HOST=0.0.0.0", "GATEWAY_DATA_DIR=/var/lib/ai-gateway");
        assertThat(of("VOLUME")).containsExactly("/var/lib/ai-gateway");
        // where the first release's users mount their configuration
        assertThat(of("WORKDIR").getLast()).isEqualTo("/home/ballerina");
    }

    private static String key(String name) throws IOException {
        List<String> values =
                Files.readAllLines(UNIT).stream()
                        .filter(line -> line.startsWith(name + "="))
                        .map(line -> line.substring(name.length() + 1))
                        .toList();
        assertThat(values).as(name).hasSize(1);
        return values.getFirst();
    }

    @Test
    void givesTheServiceTimeToFinishItsCalls() throws IOException {
        Matcher drain =
                Pattern.compile("drainSeconds = (\\d+)")
                        .matcher(Files.readString(Path.of("Config.example.toml")));
        assertThat(drain.find()).isTrue();
        assertThat(Integer.parseInt(key("TimeoutStopSec")))
                .isGreaterThan(Integer.parseInt(drain.group(1)) + 5);
        assertThat(key("User")).isNotEqualTo("root");
        assertThat(key("Restart")).isEqualTo("on-failure");
        assertThat(key("RestartPreventExitStatus")).isEqualTo("2");
        assertThat(key("ExecStart")).startsWith("/opt/ai-gateway/bin/gateway serve --config ");
        // the JVM could not run
        assertThat(Files.readString(UNIT)).doesNotContain("\nMemoryDenyWriteExecute=yes");
    }

    @Test
    void isAUnitThatSystemdUnderstands() throws IOException, InterruptedException {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "skipped: there is no systemd-analyze");
        Path bin = Path.of("src/main/dist").toAbsolutePath();
        Path copy = folder.resolve("ai-gateway.service");
        Files.writeString(
                copy, Files.readString(UNIT).replace("/opt/ai-gateway/bin", bin + "/bin"));
        assertThat(Distribution.run(folder, analyze.toString(), "verify", copy.toString()))
                .isEmpty();
    }
}
