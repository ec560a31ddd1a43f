package aigateway.endtoend.ui;

import aigateway.testing.GatewayTester;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lets the tests in Node rule a [Ground] over HTTP, on a free port of the loopback. All is JSON:
///
/// - `POST /start` `{"keys","tables","token","past"}`: a fresh gateway; the answer has its
/// addresses
/// - `POST /stop`, `POST /again`: ends it; starts the same one again
/// - `POST /provider/NAME`: a [Script]; `GET /provider/NAME`: how often it was asked, and its last
/// request
/// - `GET /sink`: the events that the log sink took
/// - `POST /load` `{"callsPerSecond","seconds"}`: calls it so often, and answers when it is done
final class Control implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Ground ground;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private int port;
    private int adminPort;

    Control(Ground ground) throws IOException {
        this.ground = ground;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /// Runs alone until it is killed: for running `node run.mjs` by hand, as often as one likes.
    static void main() throws IOException, InterruptedException {
        try (Ground ground = new Ground();
                Control control = new Control(ground)) {
            System.out.println("CONTROL_URL=" + control.url());
            Thread.currentThread().join();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            Object answer;
            try {
                JsonNode json = JSON.readTree(body.isEmpty() ? "{}" : body);
                String path = exchange.getRequestURI().getPath();
                answer = answer(exchange.getRequestMethod() + " " + path, json);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | AssertionError e) {
                status = 500;
                answer = Map.of("error", String.valueOf(e));
            }
            byte[] bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Object answer(String what, JsonNode json) throws InterruptedException {
        String last = what.substring(what.lastIndexOf('/') + 1);
        return switch (what.replace("/provider/" + last, "/provider")) {
            case "POST /start" -> started(start(json));
            case "POST /again" -> started(ground.again(port, adminPort));
            case "POST /stop" -> {
                ground.stop();
                yield Map.of();
            }
            case "POST /provider" -> {
                ground.provider(last).follow(Script.of(json));
                yield Map.of();
            }
            case "GET /provider" -> {
                ScriptedProvider provider = ground.provider(last);
                yield Map.of("asked", provider.asked(), "last", JSON.readTree(provider.last()));
            }
            case "GET /sink" -> Map.of("events", ground.sink().events());
            case "POST /load" -> load(json);
            default -> throw new IllegalArgumentException("unknown: " + what);
        };
    }

    private GatewayTester start(JsonNode json) {
        return ground.start(
                text(json, "keys"),
                text(json, "tables"),
                text(json, "token"),
                json.path("past").asBoolean(false));
    }

    private Object load(JsonNode json) throws InterruptedException {
        return Load.on(port).run(json.path("callsPerSecond").asInt(), json.path("seconds").asInt());
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asString("");
    }

    private Object started(GatewayTester gateway) {
        port = gateway.port();
        adminPort = gateway.adminPort();
        return Map.of(
                "api", "http://127.0.0.1:" + port,
                "admin", "http://127.0.0.1:" + adminPort,
                "grpc", "127.0.0.1:" + gateway.grpcPort(),
                "egress", ground.api(),
                "sink", ground.sink().url());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
