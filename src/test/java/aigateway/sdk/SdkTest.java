package aigateway.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SdkTest {
    private static final Path INSTALLED =
            Path.of(System.getenv().getOrDefault("GATEWAY_SDKS", "target/sdk")).toAbsolutePath();
    private static final Path PYTHON = INSTALLED.resolve("python/bin/python");
    private static final Path NODE = INSTALLED.resolve("node");
    private static final Path CALLS = Path.of("src/test/sdk").toAbsolutePath();

    private final FakeProvider openai =
            FakeProvider.start().answering(new ScenarioProvider(false)::answer);
    private final FakeProvider anthropic =
            FakeProvider.start().answering(new ScenarioProvider(true)::answer);
    private final GatewayTester gateway =
            GatewayTester.start(
                    """
                    [failover]
                    enabled = false
                    [openAIConfig]
                    apiKey = "sk-openai-0123456789"
                    model = "gpt-4o"
                    endpoint = "%s"
                    [anthropicConfig]
                    apiKey = "sk-ant-0123456789"
                    model = "claude-sonnet-4-5"
                    endpoint = "%s"
                    """
                            .formatted(openai.url(), anthropic.url()));

    @AfterEach
    void stop() {
        gateway.close();
        openai.close();
        anthropic.close();
    }

    private static void needs(Path installed) {
        assumeTrue(
                Files.exists(installed),
                "skipped: the SDKs are not installed; src/test/sdk/prepare does that");
    }

    @Test
    void runsTheMissionsExample() throws Exception {
        needs(PYTHON);
        String example = Files.readString(CALLS.resolve("python/mission.py"));
        Path copy = Files.createTempFile("mission", ".py");
        Files.writeString(copy, example.replace(":8080/", ":" + gateway.port() + "/"));
        assertThat(run("openai", PYTHON.toString(), copy.toString())).containsExactly("Feed them.");
        assertThat(openai.request().text()).contains("Solve world hunger");
    }

    @TestFactory
    Stream<DynamicTest> pythonWithOpenAi() throws Exception {
        return python("openai", openai);
    }

    @TestFactory
    Stream<DynamicTest> pythonWithAnthropic() throws Exception {
        return python("anthropic", anthropic);
    }

    @TestFactory
    Stream<DynamicTest> nodeWithOpenAi() throws Exception {
        return node("openai", openai);
    }

    @TestFactory
    Stream<DynamicTest> nodeWithAnthropic() throws Exception {
        return node("anthropic", anthropic);
    }

    private Stream<DynamicTest> python(String provider, FakeProvider fake) throws Exception {
        needs(PYTHON);
        String script = CALLS.resolve("python/scenarios.py").toString();
        return tests(run(provider, PYTHON.toString(), script), fake);
    }

    private Stream<DynamicTest> node(String provider, FakeProvider fake) throws Exception {
        needs(NODE.resolve("node_modules/openai"));
        return tests(run(provider, "node", CALLS.resolve("node/scenarios.mjs").toString()), fake);
    }

    /// Runs a script to its end and returns what it printed.
    private List<String> run(String provider, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("GATEWAY_URL", "http://127.0.0.1:" + gateway.port());
        environment.put("GATEWAY_PROVIDER", provider);
        environment.put("SDK_FOLDER", NODE.toString());
        environment.put("PYTHONIOENCODING", "utf-8");
        environment
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        Process process = builder.start();
        byte[] printed = process.getInputStream().readAllBytes();
        process.waitFor();
        return new String(printed, StandardCharsets.UTF_8).lines().toList();
    }

    private static Stream<DynamicTest> tests(List<String> printed, FakeProvider fake) {
        List<ReceivedRequest> left =
                fake.requests().stream()
                        .filter(request -> request.text().contains("scenario: endless."))
                        .toList();
        return Stream.concat(
                printed.stream()
                        .map(line -> line.split("\t", 2))
                        .map(
                                line ->
                                        DynamicTest.dynamicTest(
                                                line[0],
                                                () ->
                                                        assertThat(line[line.length - 1])
                                                                .isEqualTo("ok"))),
                Stream.of(
                        DynamicTest.dynamicTest(
                                "the provider saw a caller leave",
                                () -> {
                                    assertThat(left).hasSize(1);
                                    left.getFirst().awaitClosed();
                                })));
    }
}
