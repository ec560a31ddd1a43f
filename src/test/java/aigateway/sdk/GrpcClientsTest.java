package aigateway.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// gRPC's own clients, behind every provider.
class GrpcClientsTest {
    private static final Path CLIENT = Path.of("grpc-client");
    private static final List<String> GENERATED =
            List.of("ai_gateway_pb2.py", "ai_gateway_pb2_grpc.py");

    private final Clients clients = new Clients();

    @TempDir Path folder;

    @AfterEach
    void stop() {
        clients.close();
    }

    private static Path code(String version) {
        return version.equals("first") ? Clients.INSTALLED.resolve("first") : CLIENT;
    }

    /// Copies a program of `grpc-client` with code that was made from a version of the service.
    private String program(String name, String version) throws IOException {
        for (String generated : GENERATED) {
            Files.copy(code(version).resolve(generated), folder.resolve(generated));
        }
        String port = ":" + clients.gateway().grpcPort();
        String text = Files.readString(CLIENT.resolve(name)).replace(":8082", port);
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "present"})
    void runTheMissionsClientMadeFromThe(String version) throws Exception {
        Clients.needs(Clients.INSTALLED.resolve("first").resolve(GENERATED.getFirst()));
        Process process =
                clients.start("ollama", Clients.PYTHON.toString(), program("client.py", version));
        assertThat(Clients.printed(process)).containsExactly("Feed them.");
        assertThat(clients.fake("ollama").request().text())
                .contains("You are a helpful assistant.", "What is the capital of France?");
    }

    @Test
    void runTheStreamingClient() throws Exception {
        Clients.needs(Clients.INSTALLED.resolve("first"));
        Process process =
                clients.start(
                        "mistral",
                        Clients.PYTHON.toString(),
                        program("stream.py", "present"),
                        "mistral",
                        "Solve world hunger");
        assertThat(Clients.printed(process)).containsExactly("Feed them.", "(21 tokens)");
    }

    @Test
    void findTheCodeThatIsMadeFromTheService() throws Exception {
        Clients.needs(Clients.INSTALLED.resolve("first"));
        Process process =
                clients.start(
                        "ollama",
                        Clients.PYTHON.toString(),
                        "-m",
                        "grpc_tools.protoc",
                        "-Isrc/main/proto",
                        "--python_out=" + folder,
                        "--grpc_python_out=" + folder,
                        "ai_gateway.proto");
        assertThat(Clients.printed(process)).isEmpty();
        for (String generated : GENERATED) {
            assertThat(folder.resolve(generated))
                    .hasSameTextualContentAs(CLIENT.resolve(generated));
        }
    }

    @TestFactory
    Stream<DynamicContainer> grpcForPython() {
        return clients.python("grpc_scenarios.py", "grpc_tools", 2);
    }

    @TestFactory
    Stream<DynamicContainer> grpcForPythonWithReflection() {
        return clients.python("grpc_reflection_scenarios.py", "grpc_reflection", 0);
    }

    @TestFactory
    Stream<DynamicContainer> grpcForNode() {
        return clients.node("grpc.mjs", "@grpc/grpc-js", 2);
    }
}
