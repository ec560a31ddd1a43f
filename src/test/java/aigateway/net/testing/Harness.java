package aigateway.net.testing;

import aigateway.model.Bytes;
import aigateway.net.BufferBudget;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.ClientStream;
import aigateway.net.Headers;
import aigateway.net.ListenerSettings;
import aigateway.net.Origin;
import aigateway.net.ServerHandler;
import aigateway.net.client.Clients;
import aigateway.net.loop.EventLoops;
import aigateway.net.server.HttpListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Watched event loops, listeners on them, and calls over their clients.
public final class Harness implements AutoCloseable {
    /// Budget of all listeners.
    public final BufferBudget budget = new BufferBudget(64 << 20);

    private final EventLoops loops;
    private final Watchdog watchdog;
    private final List<HttpListener> listeners = new ArrayList<>();

    /// Two loops with the usual clients.
    public Harness() {
        this(Clients.standard());
    }

    /// Two loops with these clients.
    public Harness(Clients clients) {
        loops = new EventLoops(2, clients);
        watchdog = new Watchdog(loops);
    }

    /// The loops.
    public EventLoops loops() {
        return loops;
    }

    /// Listens in clear text with usual limits.
    public HttpListener listen(ServerHandler handler) throws IOException {
        return listen(ListenerSettings.of("127.0.0.1", 0, null), handler);
    }

    /// Listens.
    public HttpListener listen(ListenerSettings settings, ServerHandler handler)
            throws IOException {
        HttpListener listener = HttpListener.bind(settings, handler, loops, budget);
        listeners.add(listener);
        return listener;
    }

    /// Sends a request from the first loop and records what comes.
    public Recorded send(ClientRequest request) {
        Recorded recorded = new Recorded();
        var loop = loops.all().getFirst();
        loop.execute(() -> recorded.exchange(loop.client().send(request, recorded)));
        return recorded;
    }

    /// Opens a request from the first loop.
    public ClientStream open(ClientRequest head, long length, ClientHandler handler) {
        CompletableFuture<ClientStream> opened = new CompletableFuture<>();
        var loop = loops.all().getFirst();
        loop.execute(() -> opened.complete(loop.client().open(head, length, handler)));
        return opened.join();
    }

    /// Waits until something is so.
    public static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to be so");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Runs something on the first loop and waits for it.
    public void run(Runnable action) {
        CompletableFuture.runAsync(action, loops.all().getFirst()).join();
    }

    /// A request to a port of this machine.
    public static ClientRequest post(int port, String body) {
        return new ClientRequest(
                new Origin(false, "127.0.0.1", port),
                "POST",
                "/v1/chat/completions",
                new Headers().add("content-type", "application/json"),
                List.of(Bytes.utf8(body)),
                5000);
    }

    @Override
    public void close() {
        for (HttpListener listener : listeners) {
            listener.close();
        }
        try {
            watchdog.close();
        } finally {
            loops.close();
        }
    }
}
