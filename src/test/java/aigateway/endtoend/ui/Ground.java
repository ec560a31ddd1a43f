package aigateway.endtoend.ui;

import aigateway.logs.sink.testing.FakeSplunk;
import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.TempFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A gateway with all that its pages can show: providers, aliases, a log sink, an egress route's
/// target. It can be started anew as often as a test likes. Thread-safe.
final class Ground implements AutoCloseable {
    private static final String SINK_TOKEN = "0f3c-sink-token-77aa";

    private final Map<String, ScriptedProvider> providers = new LinkedHashMap<>();
    private final FakeSplunk sink = new FakeSplunk(SINK_TOKEN);
    private final FakeProvider api =
            FakeProvider.start()
                    .forgetful()
                    .always(Answers.json("{\"city\":\"Bern\",\"degrees\":21}"));
    private @Nullable GatewayTester gateway;
    private String config = "";
    private Map<String, String> environment = Map.of();

    Ground() {
        for (ScriptedProvider each :
                List.of(
                        new ScriptedProvider("openai", "gpt-4o-mini", "gpt-4o", "gpt-4.1"),
                        new ScriptedProvider("anthropic", "claude-sonnet-4-5", "claude-haiku-4-5"),
                        new ScriptedProvider("mistral", "mistral-small-latest"),
                        new ScriptedProvider("gemini", "gemini-flash-latest"))) {
            providers.put(each.name(), each);
        }
    }

    private static final String TABLES =
            """
            [gateway]
            trustedProxies = ["127.0.0.1"]
            drainSeconds = 0
            [cache]
            enabled = true
            [models."fast"]
            targets = ["openai/gpt-4o-mini", "mistral/mistral-small-latest"]
            [models."smart"]
            targets = ["anthropic/claude-sonnet-4-5", "openai/gpt-4.1"]
            weights = [3, 1]
            [defaultLoggingConfig]
            logBodies = true
            enableSplunk = true
            splunkEndpoint = "%s"
            splunkToken = "%s"
            """;

    /// Starts a fresh gateway in place of the one before, with providers that do as usual.
    ///
    /// @param keys what the configuration file is to have besides, before its first table
    /// @param tables tables besides
    /// @param token what the admin API demands, or empty
    /// @param past true if it is to remember a [Past]
    synchronized GatewayTester start(String keys, String tables, String token, boolean past) {
        stop();
        providers.values().forEach(ScriptedProvider::forget);
        StringBuilder text = new StringBuilder(keys).append('\n');
        text.append(TABLES.formatted(sink.url(), SINK_TOKEN));
        providers.values().forEach(each -> text.append(each.table()));
        text.append(tables).append('\n');
        config = text.toString();
        Path data = folder();
        if (past) {
            // the gateway is up when these seconds are over
            Past.write(data.resolve("series.bin"), System.currentTimeMillis() / 1_000 + 3);
        }
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("GATEWAY_DATA_DIR", data.toString());
        if (!token.isEmpty()) {
            seen.put("GATEWAY_ADMIN_TOKEN", token);
        }
        environment = seen;
        return startIt();
    }

    private static Path folder() {
        try {
            return TempFolders.make("gateway-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GatewayTester startIt() {
        GatewayTester started =
                GatewayTester.start(config, environment, aigateway.GatewayServer.KEEP_ALIVE_MILLIS);
        gateway = started;
        return started;
    }

    /// Stops the gateway, if there is one.
    synchronized void stop() {
        if (gateway != null) {
            gateway.close();
        }
        gateway = null;
    }

    /// Starts the gateway again that was stopped: with its ports and all that it remembers.
    synchronized GatewayTester again(int port, int adminPort) {
        stop();
        Map<String, String> seen = new LinkedHashMap<>(environment);
        seen.put("GATEWAY_PORT", String.valueOf(port));
        seen.put("GATEWAY_ADMIN_PORT", String.valueOf(adminPort));
        environment = seen;
        return startIt();
    }

    ScriptedProvider provider(String name) {
        ScriptedProvider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException("there is no provider " + name);
        }
        return provider;
    }

    FakeSplunk sink() {
        return sink;
    }

    /// Where an egress route may lead to.
    String api() {
        return api.url();
    }

    @Override
    public void close() {
        stop();
        providers.values().forEach(ScriptedProvider::close);
        sink.close();
        api.close();
    }
}
