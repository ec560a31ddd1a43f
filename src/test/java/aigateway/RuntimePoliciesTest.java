package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.SettingsReader.Result;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.settings.Change;
import aigateway.settings.Outcome;
import aigateway.settings.Slot;
import aigateway.testing.Caller;
import aigateway.testing.Eventually;
import aigateway.testing.TinyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Settings that are changed while the whole gateway runs.
class RuntimePoliciesTest {
    private static final String CONFIG =
            "[[providers]]\nkind = \"demo\"\n[defaultLoggingConfig]\nsplunkEndpoint = \"file\"\n";
    private static final Change ME = new Change("127.0.0.1", null);
    private static final String CALL =
            "{\"model\":\"demo\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @TempDir Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void everyPolicyHasItsKeysInTheFile() {
        assertThat(RuntimePolicies.KEYS.keySet())
                .containsAll(RuntimePolicies.SLOTS.stream().map(s -> s.setting().name()).toList());
        assertThat(RuntimePolicies.SLOTS)
                .extracting((Slot<Policies, ?> s) -> s.setting().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void showsBothValuesAndWhereTheyComeFrom() throws Exception {
        try (GatewayServer server = start(CONFIG)) {
            assertThat(config(server, "/settings/logging/origin")).isEqualTo("file");
            assertThat(config(server, "/values/defaultLoggingConfig.splunkEndpoint/overriddenBy"))
                    .isEmpty();

            assertApplied(change(server, "{\"splunkEndpoint\":\"admin\"}"));

            assertThat(config(server, "/settings/logging/value/splunkEndpoint")).isEqualTo("admin");
            assertThat(config(server, "/settings/logging/fileValue/splunkEndpoint"))
                    .isEqualTo("file");
            assertThat(config(server, "/settings/logging/origin"))
                    .matches("admin, version 1, by 127\\.0\\.0\\.1 at 20.*Z");
            assertThat(config(server, "/values/defaultLoggingConfig.splunkEndpoint/overriddenBy"))
                    .isEqualTo("logging");
        }
        try (GatewayServer server = start("[[providers]]\nkind = \"demo\"\n")) {
            assertThat(config(server, "/settings/logging/value/splunkEndpoint")).isEqualTo("admin");
            assertApplied(server.runtime().reset("logging", ME));
            assertThat(config(server, "/settings/logging/origin")).isEqualTo("default");
        }
    }

    @Test
    void keepsChangesWhenTheFileIsReloaded() throws Exception {
        try (GatewayServer server = start(CONFIG)) {
            assertApplied(change(server, "{\"splunkEndpoint\":\"admin\"}"));
            Path draft =
                    Files.writeString(folder.resolve("draft"), CONFIG.replace("file", "other"));
            Files.move(
                    draft,
                    folder.resolve("Config.toml"),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            Eventually.holds(
                    "the file is applied",
                    () -> lines.stream().anyMatch(line -> line.contains("configuration applied")));

            assertThat(config(server, "/settings/logging/value/splunkEndpoint")).isEqualTo("admin");
            assertThat(config(server, "/settings/logging/fileValue/splunkEndpoint"))
                    .isEqualTo("other");
            assertApplied(server.runtime().reset("logging", ME));
            assertThat(config(server, "/settings/logging/value/splunkEndpoint")).isEqualTo("other");
        }
    }

    @Test
    void refusesChangesOnAFullDiskWhileCallsGoOn() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (TinyDisk disk = TinyDisk.mount(data);
                GatewayServer server = start(CONFIG)) {
            disk.fill(0);

            Outcome outcome = change(server, "{\"splunkEndpoint\":\"admin\"}");

            assertThat(outcome).isInstanceOf(Outcome.NotKept.class);
            assertThat(((Outcome.NotKept) outcome).message())
                    .contains(data.resolve("gateway.db").toString(), "disk is full");
            assertThat(lines).anyMatch(l -> l.contains("ERROR") && l.contains("disk is full"));
            assertThat(config(server, "/settings/logging/value/splunkEndpoint")).isEqualTo("file");
            assertCallsGoOn(server);
        }
    }

    @Test
    void startsWithTheFileIfWhatWasKeptIsDamaged() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("gateway.db"), "damaged ".repeat(1_000));
        try (GatewayServer server = start(CONFIG)) {
            assertThat(lines)
                    .anyMatch(l -> l.contains("ERROR") && l.contains("gateway.db is damaged"));
            assertThat(config(server, "/settings/logging/value/splunkEndpoint")).isEqualTo("file");
            assertThat(change(server, "{}")).isInstanceOf(Outcome.NotKept.class);
            assertCallsGoOn(server);
        }
    }

    private GatewayServer start(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("Config.toml"), config);
        Map<String, String> environment =
                Map.of("GATEWAY_PORT", "0", "GATEWAY_ADMIN_PORT", "0", "GATEWAY_GRPC_PORT", "0");
        Result result = Catalog.reader().read(file, environment);
        assertThat(result).isInstanceOf(Result.Loaded.class);
        Settings settings = ((Result.Loaded) result).settings();
        Log log = new Log(line -> lines.add(line.utf8()));
        return GatewayServer.start(settings, file, environment, log);
    }

    private static Outcome change(GatewayServer server, String json) {
        JsonNode value = Objects.requireNonNull(Json.root(Bytes.utf8(json)));
        return server.runtime().change("logging", value, ME);
    }

    private static void assertApplied(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    }

    private static void assertCallsGoOn(GatewayServer server) throws Exception {
        try (Caller caller = new Caller("http://127.0.0.1:" + server.port())) {
            assertThat(caller.chat(CALL).status()).isEqualTo(200);
        }
    }

    /// What `/admin/config` says at a JSON pointer in which keys may hold dots.
    private static String config(GatewayServer server, String pointer) throws Exception {
        try (Caller caller = new Caller("http://127.0.0.1:" + server.adminPort())) {
            var answer = caller.send("GET", "/admin/config", "");
            return new JsonMapper().readTree(answer.text()).at(pointer).asString("");
        }
    }
}
