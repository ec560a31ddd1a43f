package aigateway.logs.sink.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A log sink inside of the test's process, on a free port of the loopback. It checks each request
/// as its kind's contract has it, keeps what it took, and fails when it is told to.
/// Thread-safe.
public abstract class FakeSink implements AutoCloseable {
    protected static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> requests = new ArrayList<>();
    private final List<JsonNode> taken = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Queue<Reply> failures = new ArrayDeque<>();
    private @Nullable Reply down;
    private Duration delay = Duration.ZERO;

    /// Starts it. Nobody knows its port, and so nobody calls it, before it is whole.
    @SuppressWarnings("this-escape")
    protected FakeSink() {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            server = HttpServer.create(new InetSocketAddress(here, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /// Answers a request by the contract, and calls [#take] for what it takes. Under a lock.
    protected abstract Reply answer(Received request);

    /// Keeps an event.
    protected final void take(String id, JsonNode event) {
        ids.add(id);
        taken.add(event);
    }

    /// Its endpoint, without a path.
    public final String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What it took, as its documents, in order; one that was sent twice is there twice.
    public final synchronized List<JsonNode> events() {
        return List.copyOf(taken);
    }

    /// The ids of what it took, in order.
    public final synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    /// All requests so far, the failed ones too.
    public final synchronized List<Received> requests() {
        return List.copyOf(requests);
    }

    /// Answers so many of the next requests like this, and takes nothing then.
    public final synchronized FakeSink failing(int times, Reply reply) {
        for (int i = 0; i < times; i++) {
            failures.add(reply);
        }
        return this;
    }

    /// Answers every request like this until [#up()].
    public final synchronized void down(Reply reply) {
        down = reply;
    }

    /// Takes events again.
    public final synchronized void up() {
        down = null;
    }

    /// Waits so long before each answer.
    public final synchronized void slow(Duration time) {
        delay = time;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received request = received(exchange);
            Thread.sleep(delay());
            Reply reply = reply(request);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            int length = reply.body().length;
            exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Received received(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(lower(name), values.getFirst()));
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean packed = headers.getOrDefault("content-encoding", "").equals("gzip");
        if (packed) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        String target = exchange.getRequestURI().toString();
        return new Received(exchange.getRequestMethod(), target, headers, body, packed);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private synchronized Duration delay() {
        return delay;
    }

    private synchronized Reply reply(Received request) {
        requests.add(request);
        if (down != null) {
            return down;
        }
        Reply failure = failures.poll();
        return failure == null ? answer(request) : failure;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
