package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.SettingsReader.Result;
import aigateway.config.EffectiveValue;
import aigateway.provider.Provider;
import aigateway.provider.TimeLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    @TempDir Path folder;

    @Test
    void hasDefaultsForEverything() throws IOException {
        Settings settings = loaded("[[providers]]\nkind = \"demo\"\n", Map.of());
        GatewaySettings gateway = settings.gateway();

        assertThat(gateway.host()).isEqualTo("127.0.0.1");
        assertThat(gateway.adminHost()).isEqualTo("127.0.0.1");
        assertThat(gateway.grpcHost()).isEqualTo("127.0.0.1");
        assertThat(gateway.port()).isEqualTo(8080);
        assertThat(gateway.adminPort()).isEqualTo(8081);
        assertThat(gateway.grpcPort()).isEqualTo(8082);
        assertThat(gateway.tls()).isNull();
        assertThat(gateway.eventLoops()).isZero();
        assertThat(gateway.dataDir()).isEqualTo(folder.resolve("data"));
        assertThat(gateway.drainSeconds()).isEqualTo(30);
        assertThat(gateway.maxBodyBytes()).isEqualTo(32 * 1024 * 1024);
        assertThat(gateway.maxBufferedBytes()).isEqualTo(Runtime.getRuntime().maxMemory() / 4);
        assertThat(gateway.limits()).isEqualTo(TimeLimits.DEFAULT);
        assertThat(gateway.verboseLogging()).isFalse();
        assertThat(settings.adminToken()).isNull();
        assertThat(settings.route().failover()).isTrue();
        assertThat(settings.policies().cache().ttlSeconds()).isEqualTo(3600);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void showsEveryValueOnceWithItsOrigin() throws IOException {
        List<EffectiveValue> values =
                loaded(
                                "[gateway]\nport = 9000\n[[providers]]\nkind = \"demo\"\n",
                                Map.of("GATEWAY_ADMIN_PORT", "9001"))
                        .effective();

        assertThat(values).extracting(EffectiveValue::path).doesNotHaveDuplicates();
        assertThat(values)
                .contains(
                        new EffectiveValue("gateway.port", "9000", file() + ":2"),
                        new EffectiveValue(
                                "gateway.adminPort", "9001", "environment GATEWAY_ADMIN_PORT"),
                        new EffectiveValue("gateway.grpcPort", "8082", "default"),
                        new EffectiveValue(
                                "gateway.maxBufferedBytes", "a quarter of the heap", "default"),
                        new EffectiveValue("failover.enabled", "true", "default"),
                        new EffectiveValue("providers.demo.model", "\"demo\"", "default"),
                        new EffectiveValue("cacheTTLSeconds", "3600", "default"));
    }

    @Test
    void takesTimeLimitsForAllAndForOne() throws IOException {
        Settings settings =
                loaded(
                        """
                        [gateway]
                        connectTimeoutSeconds = 0.25
                        firstByteTimeoutSeconds = 20

                        [[providers]]
                        kind = "ollama"

                        [[providers]]
                        name = "two"
                        kind = "ollama"
                        firstByteTimeoutSeconds = 3
                        idleTimeoutSeconds = 4
                        totalTimeoutSeconds = 5
                        """,
                        Map.of());

        assertThat(settings.providers())
                .extracting(Provider::limits)
                .containsExactly(
                        new TimeLimits(250, 20_000, 20_000, 120_000, 900_000),
                        new TimeLimits(250, 3_000, 3_000, 4_000, 5_000));
    }

    @Test
    void resolvesPathsAgainstTheFile() throws IOException {
        Files.writeString(folder.resolve("cert.pem"), "");
        Files.writeString(folder.resolve("key.pem"), "");
        GatewaySettings gateway =
                loaded(
                                """
                                [gateway]
                                tlsCertificate = "cert.pem"
                                tlsKey = "./key.pem"
                                dataDir = "/absolute"
                                [[providers]]
                                kind = "demo"
                                """,
                                Map.of())
                        .gateway();

        assertThat(gateway.dataDir()).isEqualTo(Path.of("/absolute"));
        assertThat(gateway.tls()).isNotNull();
        assertThat(gateway.tls().certificate()).isEqualTo(folder.resolve("cert.pem"));
    }

    @Test
    void keepsPathsFromTheEnvironmentAsTheyAre() throws IOException {
        Settings settings =
                loaded("[[providers]]\nkind=\"demo\"\n", Map.of("GATEWAY_DATA_DIR", "here"));

        assertThat(settings.gateway().dataDir()).isEqualTo(Path.of("here"));
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        assertThat(problems(folder.resolve("none.toml")))
                .containsExactly(folder.resolve("none.toml") + ":1:1: there is no such file");
        assertThat(problems(folder).getFirst())
                .startsWith(folder + ":1:1: the file cannot be read");
        Files.write(file(), "a = \"\u00e4\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(file()).getFirst()).contains("not UTF-8");
    }

    @Test
    void showsNoSecretAnywhere() throws IOException {
        String secret = "sk-very-secret-indeed";
        String text =
                """
                [admin]
                token = "TOKEN"
                [gateway]
                port = "TOKEN"
                [[providers]]
                kind = "openai"
                apiKeys = ["TOKEN"]
                headers = { X-Key = "TOKEN" }
                [defaultLoggingConfig]
                elasticApiKey = "TOKEN"
                """
                        .replace("TOKEN", secret);
        Files.writeString(file(), text);
        assertThat(problems(file())).hasSize(1).noneMatch(line -> line.contains("secret"));

        Settings settings = loaded(text.replace("port = \"" + secret + "\"", ""), Map.of());
        String shown = settings.toString().replace("secretKey=null", "");
        assertThat(shown).doesNotContain("secret").contains("****deed");
        assertThat(settings.effective().toString()).doesNotContain("secret");
    }

    private Path file() {
        return folder.resolve("Config.toml");
    }

    private Settings loaded(String text, Map<String, String> environment) throws IOException {
        Files.writeString(file(), text);
        Result result = new SettingsReader(TestKinds.all(), () -> null).read(file(), environment);
        return switch (result) {
            case Result.Loaded(var settings) -> settings;
            case Result.Problems(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<String> problems(Path file) {
        Result result = new SettingsReader(TestKinds.all(), () -> null).read(file, Map.of());
        return switch (result) {
            case Result.Loaded _ -> List.of();
            case Result.Problems(var problems) -> problems.stream().map(Object::toString).toList();
        };
    }
}
