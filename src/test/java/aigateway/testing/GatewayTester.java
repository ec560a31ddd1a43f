package aigateway.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The whole gateway inside of the test's process, on free ports. Thread-safe.
public final class GatewayTester implements AutoCloseable {
    private final Caller caller = new Caller("http://127.0.0.1:1");

    /// Starts a gateway.
    public static GatewayTester start(String config) {
        return start(config, Map.of());
    }

    /// Starts a gateway.
    public static GatewayTester start(String config, Map<String, String> env) {
        throw new UnsupportedOperationException("not yet " + config + env);
    }

    /// A provider's table, with every model allowed and a key of its own.
    public static String provider(String name, String kind, FakeProvider fake, String... lines) {
        return provider(name, kind, fake.url(), lines);
    }

    /// A provider's table.
    public static String provider(String name, String kind, String url, String... lines) {
        return """
        [[providers]]
        name = "%s"
        kind = "%s"
        endpoint = "%s"
        apiKey = "key-of-%s"
        model = "%s-model"
        models = ["*"]
        %s
        """
                .formatted(name, kind, url, name, name, String.join("\n", lines));
    }

    /// Calls it.
    public Caller caller() {
        return caller;
    }

    /// The port of the LLM API.
    public int port() {
        return 0;
    }

    /// The port of the admin API.
    public int adminPort() {
        return 0;
    }

    /// Log lines so far.
    public List<JsonNode> lines() {
        return new ArrayList<>();
    }

    /// The entries of calls so far: one for each call.
    public List<JsonNode> entries() {
        return lines().stream().filter(l -> l.path("component").asString().equals("call")).toList();
    }

    /// Waits for so many entries; fails if there are more.
    public List<JsonNode> awaitEntries(int count) throws InterruptedException {
        Eventually.holds(count + " entries", () -> entries().size() >= count);
        List<JsonNode> entries = entries();
        if (entries.size() > count) {
            throw new AssertionError(count + " entries expected, there are " + entries);
        }
        return entries;
    }

    /// Replaces the configuration file.
    public void rewrite(String config) throws IOException {}

    @Override
    public void close() {
        caller.close();
    }
}
