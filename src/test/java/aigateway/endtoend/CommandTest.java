package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Caller;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayProcess;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The command line, in a process of its own.
class CommandTest {
    private static final Map<String, String> FREE_PORTS =
            Map.of("GATEWAY_PORT", "0", "GATEWAY_ADMIN_PORT", "0", "GATEWAY_GRPC_PORT", "0");

    @TempDir private Path folder = Path.of("");

    private String file(String content) throws Exception {
        return Files.writeString(folder.resolve("Config.toml"), content).toString();
    }

    @Test
    void endsNoStreamEarlyWhenItIsTerminated() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (FakeProvider fake = FakeProvider.start()) {
            fake.always(OpenAi.stream("to ", "the end").holdAfter(2, gate));
            String config = file(GatewayTester.provider("only", "openai", fake));
            try (GatewayProcess process =
                    GatewayProcess.start(FREE_PORTS, "serve", "--config", config)) {
                int port = process.awaitReady().path("port").asInt();
                try (Caller caller = new Caller("http://127.0.0.1:" + port);
                        StreamedReply reply = caller.stream(TwoProviders.STREAM)) {
                    reply.next();
                    process.terminate();
                    aigateway.testing.Eventually.holds(
                            "it is stopping",
                            () -> process.lines().toString().contains("\"stopping\""));
                    gate.countDown();
                    assertThat(reply.completion().content()).isEqualTo("to the end");
                }
                assertThat(process.awaitExit()).isZero();
                assertThat(process.lines()).filteredOn(l -> l.contains("\"call\"")).hasSize(1);
            }
        }
    }

    @Test
    void answersWithTheDemoWithoutFileAndKey() throws Exception {
        try (GatewayProcess process = GatewayProcess.start(FREE_PORTS)) {
            JsonNode ready = process.awaitReady();
            String base = "http://127.0.0.1:" + ready.path("port").asInt();
            try (Caller caller = new Caller(base)) {
                Reply reply = caller.chat(TwoProviders.WHOLE);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.content()).isNotBlank();
            }
            String admin = "http://127.0.0.1:" + ready.path("adminPort").asInt();
            try (Caller caller = new Caller(admin)) {
                assertThat(caller.send("GET", "/health/ready", "").status()).isEqualTo(200);
                assertThat(caller.send("GET", "/health/live", "").status()).isEqualTo(200);
            }
            process.terminate();
            assertThat(process.awaitExit()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check"})
    void saysEverythingThatIsWrongWithAFile(String command) throws Exception {
        String config = file("[gateway]\nprot = 8080\n[openAIConfig]\nmodel = 4\n");
        try (GatewayProcess process =
                GatewayProcess.start(FREE_PORTS, command, "--config", config)) {
            assertThat(process.awaitExit()).isEqualTo(2);
            assertThat(process.lines())
                    .anySatisfy(
                            line -> assertThat(line).startsWith(config + ":2:1: ").contains("port"))
                    .anySatisfy(line -> assertThat(line).startsWith(config + ":4:"));
        }
    }

    @Test
    void checksAFileWithoutStarting() throws Exception {
        String config =
                file("[openAIConfig]\napiKey = \"sk-0123456789abcdef\"\nmodel = \"gpt-4o\"\n");
        try (GatewayProcess process = GatewayProcess.start(Map.of(), "check", "--config", config)) {
            assertThat(process.awaitExit()).isZero();
            assertThat(process.lines().toString()).contains("ok").doesNotContain("0123456789");
        }
    }

    @Test
    void saysItsVersionAndHelps() throws Exception {
        try (GatewayProcess version = GatewayProcess.start(Map.of(), "version");
                GatewayProcess help = GatewayProcess.start(Map.of(), "help");
                GatewayProcess wrong = GatewayProcess.start(Map.of(), "sevre")) {
            assertThat(version.awaitExit()).isZero();
            assertThat(version.lines()).hasSize(1).first().asString().startsWith("ai-gateway ");
            assertThat(help.awaitExit()).isZero();
            assertThat(help.lines().toString()).contains("serve", "check", "version", "--config");
            assertThat(wrong.awaitExit()).isEqualTo(2);
            assertThat(wrong.lines().toString()).contains("sevre", "help");
        }
    }
}
