package aigateway.endtoend.leaks;

import aigateway.Catalog;
import aigateway.endtoend.grpc.GrpcCaller;
import aigateway.endtoend.grpc.GrpcReply;
import aigateway.testing.Answer;
import aigateway.testing.Caller;
import aigateway.testing.Eventually;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayProcess;
import aigateway.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// A gateway in a process of its own that knows all secrets, with all that it talks to. What it
/// answers is written down.
final class Ground implements AutoCloseable {
    private static final String MESSAGES =
            "\"messages\":[{\"role\":\"user\",\"content\":\"Hello %d\"}]";

    final FakeProvider openai = FakeProvider.start();
    final FakeProvider anthropic = FakeProvider.start();
    final FakeProvider gemini = FakeProvider.start();
    final FakeProvider sink = FakeProvider.start().answering(new Sinks()::answer);
    final FakeProvider server = FakeProvider.start();
    final Path folder;
    private final GatewayProcess process;
    private final Caller caller;
    private final Caller admin;
    private final GrpcCaller grpc;
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private int calls;

    Ground(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Path file = Files.writeString(folder.resolve("Config.toml"), config());
        process =
                GatewayProcess.start(
                        Map.of(
                                "ANTHROPIC_API_KEY",
                                Canary.ANTHROPIC_KEY.text(),
                                "GATEWAY_SECRET_KEY",
                                Canary.SECRET_KEY.text()),
                        "serve",
                        "--config",
                        file.toString());
        JsonNode ready = process.awaitReady();
        caller = new Caller("http://127.0.0.1:" + ready.path("port").asInt());
        admin = new Caller("http://localhost:" + ready.path("adminPort").asInt());
        grpc = new GrpcCaller(ready.path("grpcPort").asInt());
    }

    /// Everything that may be logged is.
    String config() {
        return """
        [gateway]
        port = 0
        adminPort = 0
        grpcPort = 0
        verboseLogging = true
        connectTimeoutSeconds = 2
        [admin]
        token = %s
        [failover]
        enabled = false
        [defaultLoggingConfig]
        logBodies = true
        enableElasticSearch = true
        elasticSearchEndpoint = "%s"
        elasticApiKey = %s
        [openAIConfig]
        apiKey = %s
        model = "gpt-4o"
        endpoint = "%s"
        [anthropicConfig]
        apiKey = "${ANTHROPIC_API_KEY}"
        model = "claude-3-5-sonnet-20241022"
        endpoint = "%s"
        [geminiConfig]
        apiKey = %s
        model = "gemini-pro"
        endpoint = "%s"
        [[providers]]
        name = "two"
        kind = "openai"
        apiKeys = [%s, %s]
        endpoint = "%s"
        model = "m"
        [[routes]]
        name = "weather"
        endpoint = "%s"
        authorization = %s
        headers = { "x-tenant" = %s }
        [[routes]]
        name = "down"
        endpoint = "http://127.0.0.1:1"
        authorization = %s
        [[providers]]
        name = "nowhere"
        kind = "openai"
        apiKey = %s
        endpoint = "http://127.0.0.1:1"
        model = "m"
        """
                .formatted(
                        Canary.ADMIN_TOKEN.quoted(),
                        sink.url(),
                        Canary.ELASTIC_KEY_OF_THE_FILE.quoted(),
                        Canary.OPENAI_KEY.quoted(),
                        openai.url(),
                        anthropic.url(),
                        Canary.GEMINI_KEY.quoted(),
                        gemini.url(),
                        Canary.OPENAI_KEY.quoted(),
                        Canary.OPENAI_SECOND_KEY.quoted(),
                        openai.url(),
                        server.url(),
                        Canary.ROUTE_AUTHORIZATION.quoted(),
                        Canary.ROUTE_HEADER.quoted(),
                        Canary.ROUTE_AUTHORIZATION.quoted(),
                        Canary.OPENAI_SECOND_KEY.quoted());
    }

    /// What a provider that answers so lets a caller see, whole and streamed, by HTTP and by gRPC.
    void asked(FakeProvider fake, String provider, Answer answer) throws Exception {
        fake.always(answer);
        chat(provider, "");
        chat(provider, "\"stream\":true,");
        var request = GrpcCaller.request(provider, "Hello " + calls++).build();
        said(grpc.ask(request, "authorization", "Bearer " + Canary.CALLERS_TOKEN.text()));
        said(grpc.stream(request, "x-api-key", Canary.CALLERS_TOKEN.text()));
    }

    private void said(GrpcReply<?> reply) {
        answers.add(reply.toString());
    }

    private void chat(String provider, String more) throws Exception {
        sent(
                "POST",
                "/v1/chat/completions",
                "{" + more + MESSAGES.formatted(calls++) + "}",
                "x-llm-provider",
                provider);
    }

    /// A caller's request, with a caller's secrets.
    void sent(String method, String path, String body, String... fields) throws Exception {
        String[] all = new String[fields.length + 6];
        System.arraycopy(fields, 0, all, 6, fields.length);
        all[0] = "authorization";
        all[1] = "Bearer " + Canary.CALLERS_TOKEN.text();
        all[2] = "cookie";
        all[3] = "session=" + Canary.CALLERS_COOKIE.text();
        all[4] = "x-api-key";
        all[5] = Canary.CALLERS_TOKEN.text();
        answered(caller.send(method, path, body, all));
    }

    /// A request of the admin API, with its token.
    Reply admin(String method, String path, String body, String... fields) throws Exception {
        String[] all = new String[fields.length + 2];
        System.arraycopy(fields, 0, all, 2, fields.length);
        all[0] = "authorization";
        all[1] = "Bearer " + Canary.ADMIN_TOKEN.text();
        return answered(admin.send(method, path, body, all));
    }

    /// A request of the admin API by somebody who has not got its token.
    void stranger(String method, String path, String body) throws Exception {
        String token = "Bearer " + Canary.WRONG_ADMIN_TOKEN.text();
        answered(admin.send(method, path, body, "authorization", token));
    }

    private Reply answered(Reply reply) {
        answers.add(reply.status() + " " + reply.headers().map() + "\n" + reply.text());
        return reply;
    }

    /// Puts another file in the place of the configuration and waits until it was seen.
    void rewritten(String config) throws Exception {
        long before = configLines();
        Path draft = Files.writeString(folder.resolve("draft"), config);
        Files.move(draft, folder.resolve("Config.toml"), StandardCopyOption.ATOMIC_MOVE);
        Eventually.holds("the file is seen", () -> configLines() > before);
    }

    private long configLines() {
        return process.lines().stream().filter(l -> l.contains("\"component\":\"config\"")).count();
    }

    /// What is said of a file.
    void checked(String config) throws Exception {
        Path file = Files.writeString(folder.resolve("Other.toml"), config);
        answers.add(Catalog.reader().read(file, Map.of()).toString());
    }

    /// A command's whole output.
    void ran(String... words) throws Exception {
        try (GatewayProcess other = GatewayProcess.start(Map.of(), words)) {
            other.awaitExit();
            answers.addAll(other.lines());
        }
    }

    /// What callers and admins got.
    List<String> answers() {
        return answers;
    }

    /// What the gateway printed.
    List<String> printed() {
        return process.lines();
    }

    /// Stops the gateway.
    void stop() throws InterruptedException {
        process.terminate();
        if (process.awaitExit() != 0) {
            throw new AssertionError("it did not end well: " + process.lines());
        }
    }

    @Override
    public void close() {
        caller.close();
        admin.close();
        grpc.close();
        process.close();
        List.of(openai, anthropic, gemini, sink, server).forEach(FakeProvider::close);
    }
}
