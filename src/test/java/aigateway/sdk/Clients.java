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
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/// A gateway with a fake provider of each kind, and the programs that call it.
final class Clients implements AutoCloseable {
    /// The kinds whose providers are called in their own format.
    static final List<String> NATIVE =
            List.of("openai", "anthropic", "gemini", "mistral", "cohere", "ollama");

    /// Where `src/test/sdk/prepare` has put the clients.
    static final Path INSTALLED =
            Path.of(System.getenv().getOrDefault("GATEWAY_SDKS", "target/sdk")).toAbsolutePath();

    static final Path PYTHON = INSTALLED.resolve("python/bin/python");
    static final Path NODE = INSTALLED.resolve("node");
    private static final Path CALLS = Path.of("src/test/sdk").toAbsolutePath();

    private final Map<String, FakeProvider> fakes = new LinkedHashMap<>();
    private final GatewayTester gateway;

    Clients() {
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

    GatewayTester gateway() {
        return gateway;
    }

    FakeProvider fake(String kind) {
        FakeProvider fake = fakes.get(kind);
        if (fake == null) {
            throw new AssertionError("there is no " + kind);
        }
        return fake;
    }

    static void needs(Path installed) {
        assumeTrue(
                Files.exists(installed),
                "skipped: the SDKs are not installed; src/test/sdk/prepare does that");
    }

    /// Runs a script of Python behind each provider, all at once.
    ///
    /// @param leaves how many of its calls it leaves before they end
    Stream<DynamicContainer> python(String script, String module, int leaves) {
        needs(PYTHON);
        try (Stream<Path> found = Files.walk(INSTALLED.resolve("python/lib"), 3)) {
            assumeTrue(found.anyMatch(path -> path.endsWith(module)), "skipped: no " + module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String file = CALLS.resolve("python").resolve(script).toString();
        return behindEach(leaves, PYTHON.toString(), file);
    }

    /// The same for Node.
    Stream<DynamicContainer> node(String script, String module, int leaves) {
        needs(NODE.resolve("node_modules").resolve(module));
        return behindEach(leaves, "node", CALLS.resolve("node").resolve(script).toString());
    }

    private Stream<DynamicContainer> behindEach(int leaves, String... command) {
        List<Process> running = NATIVE.stream().map(kind -> start(kind, command)).toList();
        return IntStream.range(0, NATIVE.size())
                .mapToObj(
                        i ->
                                DynamicContainer.dynamicContainer(
                                        NATIVE.get(i),
                                        tests(running.get(i), fake(NATIVE.get(i)), leaves)));
    }

    /// Starts a program that calls the gateway, and this provider behind it.
    Process start(String provider, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("GATEWAY_URL", "http://127.0.0.1:" + gateway.port());
        environment.put("GATEWAY_GRPC", "127.0.0.1:" + gateway.grpcPort());
        environment.put("GATEWAY_PROVIDER", provider);
        environment.put("GRPC_CLIENT", Path.of("grpc-client").toAbsolutePath().toString());
        environment.put(
                "GRPC_PROTO",
                Path.of("src/main/proto/ai_gateway.proto").toAbsolutePath().toString());
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
    static List<String> printed(Process process) {
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> tests(Process process, FakeProvider fake, int leaves) {
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
                                "the provider saw callers leave",
                                () -> sawCallersLeave(fake, leaves))));
    }

    private static void sawCallersLeave(FakeProvider fake, int leaves) throws InterruptedException {
        List<ReceivedRequest> left =
                fake.requests().stream()
                        .filter(request -> request.text().contains("scenario: endless."))
                        .toList();
        assertThat(left).hasSize(leaves);
        for (ReceivedRequest request : left) {
            request.awaitClosed();
        }
    }

    @Override
    public void close() {
        gateway.close();
        fakes.values().forEach(FakeProvider::close);
    }
}
