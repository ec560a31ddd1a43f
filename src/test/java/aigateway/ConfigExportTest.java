package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.SettingsReader.Result;
import aigateway.admin.FakeSettings;
import aigateway.export.ConfigExport;
import aigateway.json.Json;
import aigateway.model.Bytes;
import aigateway.provider.Target;
import aigateway.settings.Change;
import aigateway.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An exported configuration starts the same gateway and holds no secret.
class ConfigExportTest {
    private static final String WHOLE =
            """
            cacheTTLSeconds = 60

            [gateway]
            port = 9000
            adminPort = 0
            dataDir = "state"
            connectTimeoutSeconds = 0.25
            defaultProvider = "two.b"

            [admin]
            token = "literal-admin-token"

            [openAIConfig]
            apiKey = "${MY_OPENAI}"
            model = "gpt-4o"
            endpoint = "https://${HOST_OF_OPENAI}/v1"

            [[providers]]
            kind = "groq"
            apiKeys = ["gsk-literal-000001", "${GROQ_TWO}"]
            models = ["a", "b\\"c"]

            [[providers]]
            name = "two.b"
            kind = "openai"
            endpoint = "http://localhost:1/v1"
            model = "m $${X} \\\\ \\n"
            headers = { X-Key = "literal-header-01", Authorization = "Bearer ${BEARER}" }
            idleTimeoutSeconds = 4

            [models."fast one"]
            targets = ["groq/a", "openai/gpt-4o"]
            weights = [2, 1]

            [modelRules."gpt-4o"]
            maxOutputTokens = 7

            [failover]
            order = ["groq"]

            [defaultLoggingConfig]
            enableElasticSearch = false
            elasticSearchEndpoint = "http://localhost:9200"
            elasticApiKey = "elastic-literal-1"
            """;

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "MY_OPENAI", "sk-mine-0123456789",
                    "HOST_OF_OPENAI", "api.openai.com",
                    "GROQ_TWO", "gsk-two-0123456789",
                    "BEARER", "bearer-0123456789",
                    "GATEWAY_GRPC_PORT", "9002");

    private static final Map<String, String> SUGGESTED =
            Map.of(
                    "GATEWAY_ADMIN_TOKEN", "literal-admin-token",
                    "GROQ_API_KEYS_1", "gsk-literal-000001",
                    "TWO_B_HEADERS_X_KEY", "literal-header-01",
                    "ELASTIC_API_KEY", "elastic-literal-1");

    @TempDir Path folder;
    private final FakeSettings runtime = new FakeSettings();

    @Test
    void startsTheSameGateway() throws IOException {
        Settings before = read(WHOLE, ENVIRONMENT);
        String toml = new ConfigExport(before::written, runtime).toml();
        assertThat(toml).doesNotContain("literal-", "0123456789");
        assertThat(toml)
                .contains(
                        "apiKey = \"${MY_OPENAI}\"",
                        "https://${HOST_OF_OPENAI}/v1",
                        "\"Bearer ${BEARER}\"",
                        "[models.\"fast one\"]");

        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(SUGGESTED);
        assertThat(values(read(toml, environment))).isEqualTo(values(before));

        Settings again = read(toml, environment);
        assertThat(again.gateway()).isEqualTo(before.gateway());
        assertThat(again.adminToken()).isEqualTo(before.adminToken());
        assertThat(again.policies()).isEqualTo(before.policies());
        assertThat(providers(again)).isEqualTo(providers(before));
        assertThat(aliases(again)).isEqualTo(aliases(before)).hasSize(1);
        assertThat(new ConfigExport(again::written, runtime).toml()).isEqualTo(toml);
    }

    @Test
    void putsProvidersOfTheEnvironmentInAFile() throws IOException {
        Map<String, String> environment =
                Map.of("OPENAI_API_KEY", "sk-0123456789ab", "GEMINI_API_KEY", "g-0123456789ab");
        Settings before = loaded(reader().read(null, environment));
        String toml = new ConfigExport(before::written, runtime).toml();

        assertThat(toml).contains("${OPENAI_API_KEY}").doesNotContain("0123456789ab");
        assertThat(providers(read(toml, environment))).isEqualTo(providers(before));
    }

    @Test
    void putsTheBuiltInProviderInAFile() throws IOException {
        Settings before = loaded(reader().read(null, Map.of()));
        String toml = new ConfigExport(before::written, runtime).toml();
        assertThat(providers(read(toml, Map.of()))).isEqualTo(providers(before));
    }

    @Test
    void keepsAFolderOfTheEnvironmentWhereItIs() throws IOException {
        Settings before =
                read("[[providers]]\nkind = \"demo\"\n", Map.of("GATEWAY_DATA_DIR", "here"));
        Settings again = read(new ConfigExport(before::written, runtime).toml(), Map.of());
        assertThat(again.gateway().dataDir()).isEqualTo(Path.of("here").toAbsolutePath());
    }

    @Test
    void holdsWhatWasChangedWhileRunning() throws IOException {
        Settings before = read(WHOLE, ENVIRONMENT);
        change("systemprompt", "{\"prompt\":\"say \\\"hi\\\"\\n${HOME} \\u0001 gr\u00fc\u00df\"}");
        change(
                "guardrails",
                "{\"bannedPhrases\":[\"a\\\\b\",\"\"],\"minLength\":1,\"maxLength\":0}");
        change(
                "ratelimit",
                "{\"policy\":{\"name\":\"p\",\"requestsPerWindow\":5,\"windowSeconds\":60},"
                        + "\"clients\":{\"*.*.*.*\":{\"name\":\"c\",\"requestsPerWindow\":1,"
                        + "\"windowSeconds\":2}}}");
        runtime.file("logging", "{\"elasticApiKey\":\"elastic-literal-1\"}");
        change(
                "logging",
                "{\"enableElasticSearch\":true,\"elasticSearchEndpoint\":\"http://e\","
                        + "\"elasticApiKey\":\"another-literal-2\"}");
        String toml = new ConfigExport(before::written, runtime).toml();

        assertThat(toml)
                .contains(
                        "systemPrompt = \"say \\\"hi\\\"\\n$${HOME} \\u0001 gr\u00fc\u00df\"\n",
                        "[guardrails]\nbannedPhrases = [\"a\\\\b\", \"\"]\nminLength = 1\n",
                        "[ratelimit]\nname = \"p\"\nrequestsPerWindow = 5\nwindowSeconds = 60\n",
                        "[[ratelimit.clients]]\nclientIP = \"*.*.*.*\"\nname = \"c\"\n",
                        "[defaultLoggingConfig]\nenableElasticSearch = true\n"
                                + "elasticSearchEndpoint = \"http://e\"\n"
                                + "elasticApiKey = \"${ELASTIC_API_KEY}\"\n")
                .doesNotContain("another-literal");
        assertThat(toml.indexOf("systemPrompt")).isLessThan(toml.indexOf("[gateway]"));
        assertThat(toml.indexOf("cacheTTLSeconds = 60")).isLessThan(toml.indexOf("[gateway]"));
    }

    private void change(String name, String json) {
        assertThat(
                        runtime.change(
                                name,
                                Objects.requireNonNull(Json.root(Bytes.utf8(json))),
                                new Change("test", null)))
                .isInstanceOf(Outcome.Applied.class);
    }

    private static List<List<Object>> providers(Settings settings) {
        return settings.providers().stream()
                .map(
                        one ->
                                List.<Object>of(
                                        one.name(),
                                        one.kind().name(),
                                        one.kind().headers("K"),
                                        one.base(),
                                        one.keys(),
                                        one.model(),
                                        one.models(),
                                        one.anyModel(),
                                        one.limits()))
                .toList();
    }

    private static List<String> aliases(Settings settings) {
        return settings.route().aliases().stream()
                .map(
                        alias ->
                                alias.name()
                                        + alias.targets().stream().map(Target::label).toList()
                                        + alias.weights())
                .toList();
    }

    private static Map<String, String> values(Settings settings) {
        Map<String, String> values = new HashMap<>();
        settings.effective().forEach(value -> values.put(value.path(), value.value()));
        return values;
    }

    private Settings read(String toml, Map<String, String> environment) throws IOException {
        Matcher variable = Pattern.compile("(?<!\\$)\\$\\{(\\w+)}").matcher(toml);
        while (variable.find()) {
            assertThat(environment).containsKey(variable.group(1));
        }
        Path file = folder.resolve("Config.toml");
        Files.writeString(file, toml);
        return loaded(reader().read(file, environment));
    }

    private static SettingsReader reader() {
        return new SettingsReader(TestKinds.all(), () -> null);
    }

    private static Settings loaded(Result result) {
        return switch (result) {
            case Result.Loaded(var settings) -> settings;
            case Result.Problems(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
