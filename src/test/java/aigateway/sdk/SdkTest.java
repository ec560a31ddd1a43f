package aigateway.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.formats.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SdkTest {
    /// The kinds whose providers are called in their own format.
    private static final List<String> NATIVE =
            List.of("openai", "anthropic", "gemini", "mistral", "cohere", "ollama");

    private static final Path INSTALLED =
            Path.of(System.getenv().getOrDefault("GATEWAY_SDKS", "target/sdk")).toAbsolutePath();
    private static final Path PYTHON = INSTALLED.resolve("python/bin/python");
    private static final Path NODE = INSTALLED.resolve("node");
    private static final Path CALLS = Path.of("src/test/sdk").toAbsolutePath();

    private final Map<String, FakeProvider> fakes = new LinkedHashMap<>();
    private final GatewayTester gateway;

    SdkTest() {
        StringBuilder config = new StringBuilder("[failover]\nenabled = false\n");
        for (Format format : Format.ALL) {
            if (NATIVE.contains(format.kind())) {
                FakeProvider fake =
                        FakeProvider.start().answering(new ScenarioProvider(format)::answer);
                fakes.put(format.kind(), fake);
                config.append(table(format.kind(), fake));
            }
        }
        gateway = GatewayTester.start(config.toString());
    }

    private static String table(String kind, FakeProvider fake) {
        String name = kind.equals("openai") ? "openAI" : kind;
        // A model that can do all that is asked of it, where the kind's own cannot.
        String model = kind.equals("cohere") ? "model = \"command-a-plus-05-2026\"" : "";
        return """
        [%sConfig]
        apiKey = "sk-%s-0123456789"
        endpoint = "%s"
        %s
        """
                .formatted(name, kind, fake.url(), model);
    }

    @AfterEach
    void stop() {
        gateway.close();
        fakes.values().forEach(FakeProvider::close);
    }

    private static void needs(Path installed) {
        assumeTrue(
                Files.exists(installed),
                "skipped: the SDKs are not installed; src/test/sdk/prepare does that");
    }

    @Test
    void runsTheMissionsExample() throws Exception {
        needs(PYTHON);
        FakeProvider openai = fakes.get("openai");
        String example = Files.readString(CALLS.resolve("python/mission.py"));
        Path copy = Files.createTempFile("mission", ".py");
        Files.writeString(copy, example.replace(":8080/", ":" + gateway.port() + "/"));
        assertThat(printed(start("openai", PYTHON.toString(), copy.toString())))
                .containsExactly("Feed them.");
        assertThat(openai.request().text()).contains("Solve world hunger");
    }

    @TestFactory
    Stream<DynamicContainer> openAiForPython() {
        return python("scenarios.py", "openai");
    }

    @TestFactory
    Stream<DynamicContainer> openAiForNode() {
        return node("scenarios.mjs", "openai");
    }

    @TestFactory
    Stream<DynamicContainer> langChain() {
        return python("langchain_scenarios.py", "langchain_openai");
    }

    @TestFactory
    Stream<DynamicContainer> vercelAiSdk() {
        return node("vercel.mjs", "ai");
    }

    private Stream<DynamicContainer> python(String script, String module) {
        needs(PYTHON);
        try (Stream<Path> found = Files.walk(INSTALLED.resolve("python/lib"), 3)) {
            assumeTrue(found.anyMatch(path -> path.endsWith(module)), "skipped: no " + module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return behindEach(PYTHON.toString(), CALLS.resolve("python").resolve(script).toString());
    }

    private Stream<DynamicContainer> node(String script, String module) {
        needs(NODE.resolve("node_modules").resolve(module));
        return behindEach("node", CALLS.resolve("node").resolve(script).toString());
    }

    /// Runs a script behind every dialect, all at once.
    private Stream<DynamicContainer> behindEach(String... command) {
        List<Process> running = NATIVE.stream().map(kind -> start(kind, command)).toList();
        return IntStream.range(0, NATIVE.size())
                .mapToObj(
                        i ->
                                DynamicContainer.dynamicContainer(
                                        NATIVE.get(i),
                                        tests(running.get(i), fakes.get(NATIVE.get(i)))));
    }

    private Process start(String provider, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("GATEWAY_URL", "http://127.0.0.1:" + gateway.port());
        environment.put("GATEWAY_PROVIDER", provider);
        environment.put("SDK_FOLDER", NODE.toString());
        environment.put("PYTHONIOENCODING", "utf-8");
        environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        try {
            Process process = builder.start();
            process.onExit()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .exceptionally(_ -> process.destroyForcibly());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines that a script prints until it ends.
    private static List<String> printed(Process process) {
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> tests(Process process, FakeProvider fake) {
        Stream<DynamicTest> scenarios =
                printed(process).stream()
                        .map(line -> line.split("\t", 2))
                        .map(
                                line ->
                                        DynamicTest.dynamicTest(
                                                line[0],
                                                () ->
                                                        assertThat(line[line.length - 1])
                                                                .isEqualTo("ok")));
        return Stream.concat(
                scenarios,
                Stream.of(
                        DynamicTest.dynamicTest(
                                "the script came to its end",
                                () -> assertThat(process.waitFor()).isZero()),
                        DynamicTest.dynamicTest(
                                "the provider saw a caller leave", () -> sawACallerLeave(fake))));
    }

    private static void sawACallerLeave(FakeProvider fake) throws InterruptedException {
        List<ReceivedRequest> left =
                fake.requests().stream()
                        .filter(request -> request.text().contains("scenario: endless."))
                        .toList();
        assertThat(left).hasSize(1);
        left.getFirst().awaitClosed();
    }
}
