package aigateway.testing;

import aigateway.Catalog;
import aigateway.GatewayServer;
import aigateway.SettingsReader.Result;
import aigateway.logs.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole gateway inside of the test's process, on free ports, with its log lines at hand.
/// Thread-safe.
public final class GatewayTester implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final GatewayServer server;
    private final Caller caller;
    private final List<JsonNode> lines;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private GatewayTester(Path file, GatewayServer server, List<JsonNode> lines) {
        this.file = file;
        this.server = server;
        this.lines = lines;
        caller = new Caller("http://127.0.0.1:" + server.port());
    }

    /// Starts a gateway with a configuration file of this content. Its cache is off unless the
    /// configuration has a `[cache]`, so that the same call can be made again and again.
    public static GatewayTester start(String config) {
        return start(config, Map.of(), GatewayServer.KEEP_ALIVE_MILLIS);
    }

    /// Starts a gateway.
    ///
    /// @param environment what it sees as its environment
    /// @param keepAliveMillis after how much silence a stream gets a comment
    public static GatewayTester start(
            String config, Map<String, String> environment, long keepAliveMillis) {
        Map<String, String> seen = new HashMap<>(environment);
        for (String port : List.of("GATEWAY_PORT", "GATEWAY_ADMIN_PORT", "GATEWAY_GRPC_PORT")) {
            seen.putIfAbsent(port, "0");
        }
        try {
            Path file = TempFolders.make("gateway").resolve("Config.toml");
            Files.writeString(file, withCache(config));
            List<JsonNode> lines = new CopyOnWriteArrayList<>();
            Log log = new Log(line -> lines.add(JSON.readTree(line.toByteArray())));
            return switch (Catalog.reader().read(file, seen)) {
                case Result.Loaded(var settings) ->
                        new GatewayTester(
                                file,
                                GatewayServer.start(settings, file, seen, log, keepAliveMillis),
                                lines);
                case Result.Problems(var problems) ->
                        throw new AssertionError("the configuration is bad: " + problems);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withCache(String config) {
        return config.contains("[cache]") ? config : config + "\n[cache]\nenabled = false\n";
    }

    /// A provider's table: every model may be named, the key is `key-of-NAME`.
    ///
    /// @param lines more lines of the table
    public static String provider(String name, String kind, FakeProvider fake, String... lines) {
        return provider(name, kind, fake.url(), lines);
    }

    /// A provider's table, with its endpoint.
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

    /// Connects to it, to send bytes.
    public RawCaller connect() {
        return new RawCaller(port());
    }

    /// The port of the LLM API.
    public int port() {
        return server.port();
    }

    /// The port of the admin API.
    public int adminPort() {
        return server.adminPort();
    }

    /// The port of the gRPC door.
    public int grpcPort() {
        return server.grpcPort();
    }

    /// Number of calls under way.
    public int callsUnderWay() {
        return server.callsUnderWay();
    }

    /// Log lines so far.
    public List<JsonNode> lines() {
        return List.copyOf(lines);
    }

    /// The lines of one component so far.
    public List<JsonNode> lines(String component) {
        return lines.stream()
                .filter(line -> line.path("component").asString().equals(component))
                .toList();
    }

    /// The entries of calls so far: one for each call.
    public List<JsonNode> entries() {
        return lines("call");
    }

    /// Waits for so many entries; fails if there are more.
    public List<JsonNode> awaitEntries(int count) throws InterruptedException {
        Eventually.holds(count + " entries", () -> entries().size() >= count);
        List<JsonNode> entries = entries();
        if (entries.size() > count) {
            throw new AssertionError(count + " entries expected, there are " + entries.size());
        }
        return entries;
    }

    /// Waits for the entry of a call; fails if it has several.
    public JsonNode entryOf(String requestId) throws InterruptedException {
        Eventually.holds("an entry of " + requestId, () -> !entriesOf(requestId).isEmpty());
        List<JsonNode> entries = entriesOf(requestId);
        if (entries.size() > 1) {
            throw new AssertionError("one entry expected, there are " + entries);
        }
        return entries.getFirst();
    }

    private List<JsonNode> entriesOf(String requestId) {
        return entries().stream()
                .filter(entry -> entry.at("/metadata/requestId").asString("").equals(requestId))
                .toList();
    }

    /// Replaces the configuration file and waits until the gateway has seen it: until there is a
    /// further line of the component `config`.
    public void rewrite(String config) throws IOException, InterruptedException {
        int before = lines("config").size();
        Path draft = file.resolveSibling("draft");
        Files.write(draft, withCache(config).getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        Eventually.holds("the file is seen", () -> lines("config").size() > before);
    }

    /// Drains and stops it, while callers keep their connections. The second time it does nothing.
    public void stop() {
        if (!stopped.getAndSet(true)) {
            server.close();
        }
    }

    /// Drains and stops it.
    @Override
    public void close() {
        caller.close();
        stop();
    }
}
