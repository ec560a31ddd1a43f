package aigateway.admin;

import aigateway.admin.rest.Resource;
import aigateway.admin.view.AboutView;
import aigateway.admin.view.AdminViews;
import aigateway.admin.view.ConfigView;
import aigateway.admin.view.LogSinksView;
import aigateway.admin.view.ProvidersView;
import aigateway.admin.view.Readiness;
import aigateway.admin.view.RoutingView;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.logs.Log;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.testing.TempFolders;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// An admin server on a free port, and a caller that sends exactly what it is told.
final class AdminFixture implements AutoCloseable {
    /// Log lines so far.
    final List<String> lines = new CopyOnWriteArrayList<>();

    /// What health tells.
    volatile boolean ready = true;

    /// What the configuration's view gives; the view fails if it is empty.
    volatile Bytes config = Bytes.utf8("{\"problems\":[]}");

    /// Settings, in memory.
    final FakeSettings settings = new FakeSettings();

    /// The cache, in memory.
    final FakeCache cache = new FakeCache();

    /// What administrators did, in a file.
    final ActionFile actions =
            new ActionFile(
                    TempFolders.make("admin").resolve("actions.jsonl"),
                    () -> Instant.EPOCH.plusSeconds(9));

    /// What clients have used, in the order of their names.
    final List<String> states = new CopyOnWriteArrayList<>();

    /// Calls: one of them.
    final FakeLive live = new FakeLive();

    /// The log sinks: one of them.
    final LogSinksView sinks =
            new LogSinksView() {
                @Override
                public Bytes json() {
                    return Bytes.utf8("{\"splunk\":{\"state\":\"up\"}}");
                }

                @Override
                public @Nullable Bytes test(@Nullable String sink) {
                    return sink == null || sink.equals("splunk")
                            ? Bytes.utf8("{\"sinks\":{\"splunk\":{\"ok\":true}}}")
                            : null;
                }
            };

    /// The providers: any but `none`; a test of `busy` is under way for ever.
    final ProvidersView providers =
            new ProvidersView() {
                @Override
                public Bytes json() {
                    return Bytes.utf8("{\"providers\":[],\"leftOut\":[]}");
                }

                @Override
                public @Nullable String obstacle(String provider) {
                    return provider.equals("none") ? "there is no provider `none`" : null;
                }

                @Override
                public @Nullable Bytes test(String provider, @Nullable String model) {
                    return provider.equals("busy")
                            ? null
                            : Bytes.utf8("{\"ok\":true,\"model\":\"" + model + "\"}");
                }
            };

    /// Routing: tells what it was asked.
    final RoutingView routing =
            new RoutingView() {
                @Override
                public Bytes json() {
                    return Bytes.utf8("{\"aliases\":[]}");
                }

                @Override
                public Bytes explain(@Nullable String provider, Bytes request) {
                    return Bytes.utf8("[\"" + provider + "\"," + request.utf8() + "]");
                }
            };

    /// Answers with what it got.
    final FakePlayground playground = new FakePlayground();

    private final AdminServer server;
    private final AdminAccess access;
    private final int port;

    AdminFixture(AdminAccess access) throws IOException {
        this.access = access;
        Log log = new Log(line -> lines.add(line.utf8()));
        JdkLogging.route(log);
        server = new AdminServer(resources(), access, log);
        port = server.start("127.0.0.1", 0);
    }

    private static Bytes tried(String text, @Nullable JsonNode guardrails) throws BadValue {
        JsonWriter json = new JsonWriter().object().key("length").number(text.length());
        if (guardrails != null) {
            if (guardrails.field("bad") != null) {
                throw new Fields(guardrails).bad("bad", "is not taken");
            }
            json.key("with").raw(guardrails.raw());
        }
        return json.endObject().bytes();
    }

    /// Every resource, on fakes.
    List<Resource> resources() {
        return AdminResources.of(views(), access.signIn());
    }

    /// All views, on fakes.
    AdminViews views() {
        Readiness readiness =
                new Readiness() {
                    @Override
                    public boolean live() {
                        return true;
                    }

                    @Override
                    public boolean ready() {
                        return ready;
                    }
                };
        ConfigView view =
                () -> {
                    if (config.isEmpty()) {
                        throw new IllegalStateException("broken view");
                    }
                    return config;
                };
        return new AdminViews(
                readiness,
                view,
                () -> "systemPrompt = \"gr\u00fc\u00dfe\"\n",
                settings,
                AdminFixture::tried,
                this::statesJson,
                cache,
                () -> Bytes.utf8("{\"overview\":{}}"),
                live,
                sinks,
                route -> route.equals("none") ? null : Bytes.utf8("{\"calls\":0}"),
                providers,
                routing,
                () ->
                        new AboutView.About(
                                "1", 5, "", 8080, "::1", 8082, true, false, true, List.of("so")),
                playground,
                actions);
    }

    private Bytes statesJson(@Nullable String after, int most) {
        JsonWriter json = new JsonWriter().object();
        states.stream()
                .filter(client -> after == null || client.compareTo(after) > 0)
                .limit(most)
                .forEach(
                        client -> {
                            json.key(client).object().key("requests").number(3);
                            json.key("windowStart").number(1_700_000_000).endObject();
                        });
        return json.endObject().bytes();
    }

    int port() {
        return port;
    }

    /// Sends a request with these header lines, one a string, and reads until the server closes.
    String ask(String start, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(start).append(" HTTP/1.1\r\nConnection: close\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return send(text.append("\r\n").toString());
    }

    /// Sends a request with a JSON body, as `curl --data` with the right content type does.
    HttpText json(String start, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(start).append(" HTTP/1.1\r\nConnection: close\r\n");
        text.append("Host: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        if (bytes.length > 0) {
            text.append("Content-Type: application/json\r\n");
            text.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        text.append("\r\n").append(new String(bytes, StandardCharsets.ISO_8859_1));
        return HttpText.read(send(text.toString()));
    }

    /// Sends a text and reads until the server closes.
    String send(String text) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException e) {
                // it may answer and close before it has read all of it
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The same, and only the status of the answer.
    int status(String start, String... headers) throws IOException {
        return Integer.parseInt(ask(start, headers).substring(9, 12));
    }

    @Override
    public void close() {
        server.stop();
    }
}
