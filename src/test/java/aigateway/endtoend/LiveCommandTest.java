package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayProcess;
import aigateway.testing.GatewayTester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `check --live` in a process of its own.
class LiveCommandTest {
    @TempDir private Path folder = Path.of("");

    private GatewayProcess check(String content) throws Exception {
        String file = Files.writeString(folder.resolve("Config.toml"), content).toString();
        return GatewayProcess.start(Map.of(), "check", "--live", "--config", file);
    }

    @Test
    void exitsWith0IfNoProviderFails() throws Exception {
        try (GatewayProcess process = check("[[providers]]\nkind = \"demo\"\n")) {
            assertThat(process.awaitExit()).isZero();
            assertThat(process.lines())
                    .anyMatch(line -> line.startsWith("provider  model  text"))
                    .anyMatch(line -> line.startsWith("demo      demo   ok "));
        }
    }

    @Test
    void exitsWith1IfAProviderFailsAndLogsNothing() throws Exception {
        try (FakeProvider fake = FakeProvider.start()) {
            fake.always(Answers.error(401, "invalid_request_error", "key-of-it is wrong"));
            try (GatewayProcess process = check(GatewayTester.provider("it", "openai", fake))) {
                assertThat(process.awaitExit()).isEqualTo(1);
                assertThat(process.lines()).noneMatch(line -> line.contains("\"level\""));
                assertThat(process.lines().getLast()).contains("failed: 401").contains("is wrong");
                assertThat(process.lines().toString()).doesNotContain("key-of-it");
            }
        }
    }

    @Test
    void exitsWith2IfTheConfigurationIsBadAndCallsNobody() throws Exception {
        try (FakeProvider fake = FakeProvider.start()) {
            String config = GatewayTester.provider("it", "openai", fake) + "[gatway]\n";
            try (GatewayProcess process = check(config)) {
                assertThat(process.awaitExit()).isEqualTo(2);
                assertThat(process.lines()).allMatch(line -> line.contains("Config.toml:"));
                assertThat(fake.requests()).isEmpty();
            }
        }
    }
}
