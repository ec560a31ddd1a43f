package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Caller;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayProcess;
import aigateway.testing.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Names that lead elsewhere after a route was set. The gateway runs in a process of its own, whose
/// names stand in a file that the test changes.
class RebindingTest {
    @TempDir Path folder;
    private Path names;

    private void names(String... lines) throws Exception {
        Files.write(names, List.of(lines));
    }

    private static int set(Caller admin, String name, int port) throws Exception {
        String json =
                "{\"name\":\"%s\",\"endpoint\":\"http://%s.test:%d\"}".formatted(name, name, port);
        return admin.send("POST", "/admin/routes", json).status();
    }

    @Test
    void reachesInsideOnlyWhereTheNameLedThereWhenItWasSet() throws Exception {
        names = folder.resolve("hosts");
        names(
                "93.184.215.14 turned.test",
                "127.0.0.1 inside.test filed.test",
                "169.254.169.254 link.test");
        Path file = folder.resolve("Config.toml");
        try (FakeProvider api = FakeProvider.start().always(Answers.json("{}"))) {
            String filed =
                    Egresses.route("filed", api.port(), "").replace("127.0.0.1", "filed.test");
            Files.writeString(
                    file, Egresses.PROVIDER.replaceAll("(?s)^\\[admin.*?\\n\\[\\[", "[[") + filed);
            try (GatewayProcess gateway =
                    GatewayProcess.start(
                            List.of(
                                    "-Djdk.net.hosts.file=" + names,
                                    "-Dsun.net.inetaddr.ttl=0",
                                    "-Dsun.net.inetaddr.negative.ttl=0"),
                            Map.of(
                                    "GATEWAY_PORT", "0",
                                    "GATEWAY_ADMIN_PORT", "0",
                                    "GATEWAY_GRPC_PORT", "0",
                                    "GATEWAY_DATA_DIR", folder.resolve("data").toString()),
                            "--config",
                            file.toString())) {
                JsonNode ready = gateway.awaitReady();
                try (Caller admin = caller(ready, "adminPort");
                        Caller caller = caller(ready, "port")) {
                    for (String name : List.of("turned", "inside", "link", "late")) {
                        assertThat(set(admin, name, api.port())).as(name).isEqualTo(200);
                    }
                    names("127.0.0.1 turned.test inside.test filed.test late.test link.test");

                    assertThat(status(caller, "inside")).isEqualTo(200);
                    assertThat(status(caller, "filed")).isEqualTo(200);
                    assertThat(status(caller, "turned")).isEqualTo(502);
                    assertThat(status(caller, "late")).isEqualTo(502);
                    assertThat(api.requests()).hasSize(2);
                    // whoever sets it again sees where it leads now
                    assertThat(set(admin, "turned", api.port())).isEqualTo(200);
                    assertThat(status(caller, "turned")).isEqualTo(200);
                    names("169.254.169.254 inside.test");
                    assertThat(status(caller, "inside")).isEqualTo(502);
                    assertThat(gateway.lines().toString()).contains("not allowed");
                }
            }
        }
    }

    private static Caller caller(JsonNode ready, String port) {
        return new Caller("http://127.0.0.1:" + ready.path(port).asInt());
    }

    private static int status(Caller caller, String name) throws Exception {
        // no connection that was made before
        Reply answer = caller.send("POST", "/apis/" + name + "/x", "x");
        return answer.status();
    }
}
